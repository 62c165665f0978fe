//! The numbers before headings and items as office programs count: 一、二, 壹, 甲, ①, iv.

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// 1
    Decimal,
    /// 01
    TwoFigures,
    /// １
    Wide,
    /// 一, 十, 一百二十
    Chinese,
    /// 一二〇
    Figures,
    /// 壹
    Legal,
    /// 甲
    Stems,
    /// 子
    Branches,
    /// ①
    Circled,
    /// a
    Letters,
    /// A
    Capitals,
    /// i
    Roman,
    /// I
    RomanCapitals,
}

impl Count {
    /// A number of a list as it prints it.
    pub(crate) fn shown(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::TwoFigures => format!("{number:02}"),
            Self::Wide => figures(number, "０１２３４５６７８９"),
            Self::Chinese => chinese(number, "零一二三四五六七八九", ["", "十", "百", "千"]),
            Self::Legal => chinese(number, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"]),
            Self::Figures => figures(number, "〇一二三四五六七八九"),
            Self::Stems => cycled(number, "甲乙丙丁戊己庚辛壬癸"),
            Self::Branches => cycled(number, "子丑寅卯辰巳午未申酉戌亥"),
            Self::Circled => circled(number),
            Self::Letters => letters(number),
            Self::Capitals => letters(number).to_ascii_uppercase(),
            Self::Roman => roman(number),
            Self::RomanCapitals => roman(number).to_ascii_uppercase(),
        }
    }
}

/// ①, as far as Unicode has them.
pub(crate) fn circled(number: u32) -> String {
    let sign = match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        36..=50 => char::from_u32(0x32b1 + number - 36),
        _ => None,
    };
    sign.map_or_else(|| format!("[{number}]"), String::from)
}

fn figures(number: u32, signs: &str) -> String {
    let sign = |figure: char| signs.chars().nth(usize::try_from(figure.to_digit(10)?).ok()?);
    number.to_string().chars().filter_map(sign).collect()
}

fn cycled(number: u32, signs: &str) -> String {
    let at = usize::try_from(number.saturating_sub(1)).unwrap_or_default();
    signs.chars().cycle().nth(at % signs.chars().count()).map(String::from).unwrap_or_default()
}

/// Up to 9999, which no list passes; beyond, figures stand as they are.
fn chinese(number: u32, signs: &str, places: [&str; 4]) -> String {
    if number > 9999 {
        return number.to_string();
    }
    let sign = |figure: u32| signs.chars().nth(usize::try_from(figure).unwrap_or_default()).unwrap_or('零');
    let mut shown = String::new();
    let mut is_gap = false;
    for (place, unit) in [1000, 100, 10, 1].into_iter().zip(places.iter().rev()) {
        let figure = number / place % 10;
        if figure == 0 {
            is_gap = !shown.is_empty();
            continue;
        }
        if std::mem::take(&mut is_gap) {
            shown.push(sign(0));
        }
        shown.push(sign(figure));
        shown.push_str(unit);
    }
    match shown.strip_prefix("一十") {
        _ if shown.is_empty() => sign(0).to_string(),
        // 十二, but 壹拾贰, which nobody is to lengthen.
        Some(rest) => format!("十{rest}"),
        None => shown,
    }
}

/// a … z, aa, bb as Word counts (ECMA-376-1 §17.18.59).
fn letters(number: u32) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from_u32(u32::from('a') + at % 26).unwrap_or('a');
    let times = usize::try_from(at / 26 + 1).unwrap_or(1).min(8);
    letter.to_string().repeat(times)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut shown = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            shown.push_str(sign);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_they_are_printed() {
        let table = [
            (Count::Decimal, 12, "12"),
            (Count::TwoFigures, 7, "07"),
            (Count::Wide, 12, "１２"),
            (Count::Chinese, 1, "一"),
            (Count::Chinese, 10, "十"),
            (Count::Chinese, 11, "十一"),
            (Count::Chinese, 20, "二十"),
            (Count::Chinese, 105, "一百零五"),
            (Count::Chinese, 110, "一百一十"),
            (Count::Chinese, 2026, "二千零二十六"),
            (Count::Legal, 12, "壹拾贰"),
            (Count::Figures, 20, "二〇"),
            (Count::Stems, 11, "甲"),
            (Count::Branches, 2, "丑"),
            (Count::Circled, 1, "①"),
            (Count::Circled, 21, "㉑"),
            (Count::Circled, 51, "[51]"),
            (Count::Letters, 28, "bb"),
            (Count::Capitals, 3, "C"),
            (Count::Roman, 14, "xiv"),
            (Count::RomanCapitals, 4, "IV"),
        ];
        for (count, number, shown) in table {
            assert_eq!(count.shown(number), shown, "{count:?} {number}");
        }
        assert_eq!(Count::Letters.shown(u32::MAX).len(), 8);
    }
}
