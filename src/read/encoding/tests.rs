use super::*;
use crate::error::encoding::Undecoded;
use crate::read::mojibake;
use crate::read::mojibake::written::written;
use encoding_rs::BIG5;
use encoding_rs::EUC_JP;
use encoding_rs::EUC_KR;
use encoding_rs::GB18030;
use encoding_rs::GBK;
use encoding_rs::SHIFT_JIS;
use encoding_rs::WINDOWS_1251;
use encoding_rs::WINDOWS_1252;
use rayon::prelude::*;
use std::collections::BTreeMap;

const SIMPLIFIED: &str = include_str!("../../../tests/fixtures/sentences/simplified.txt");
const TRADITIONAL: &str = include_str!("../../../tests/fixtures/sentences/traditional.txt");
const CANTONESE: &str = include_str!("../../../tests/fixtures/sentences/cantonese.txt");

fn read(bytes: &[u8], said: Encoding) -> Result<String, Fault> {
    decode(bytes.to_vec(), said).map_err(|(_, fault)| fault)
}

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    GBK.encode(text).0.into_owned()
}

fn big5(text: &str) -> Vec<u8> {
    written(text, BIG5)
}

#[test]
fn every_encoding_of_the_papers_is_read() {
    let page = SIMPLIFIED.repeat(2).replace('\n', "\r\n");
    let tradition = TRADITIONAL.replace('\n', "\r\n");
    let with = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    let table: [(&str, Vec<u8>, &str); 14] = [
        ("UTF-8", page.as_bytes().to_vec(), &page),
        ("UTF-8 with a mark", with(b"\xef\xbb\xbf", page.as_bytes().to_vec()), &page),
        ("UTF-16LE", little(&page), &page),
        ("UTF-16BE", big(&page), &page),
        ("UTF-16LE with a mark", with(b"\xff\xfe", little(&page)), &page),
        ("UTF-16BE with a mark", with(b"\xfe\xff", big(&tradition)), &tradition),
        ("UTF-16LE, one line", little("海湾大桥今晨通车来了五百多名读者"), "海湾大桥今晨通车来了五百多名读者"),
        ("UTF-16LE, ASCII", little("Bridge opens today\r\n"), "Bridge opens today\r\n"),
        ("GBK, simplified", gbk(&page), &page),
        ("GBK, traditional", gbk(&tradition), &tradition),
        ("GB18030 with a mark", with(b"\x84\x31\x95\x33", gbk(&page)), &page),
        ("Big5", big5(&tradition), &tradition),
        ("Big5 of Hong Kong", big5(CANTONESE), CANTONESE),
        ("ASCII", b"# Bridge\r\n\r\nopens\r\n".to_vec(), "# Bridge\r\n\r\nopens\r\n"),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(read(&bytes, Encoding::Auto).as_deref(), Ok(expected), "{name}");
    }
}

/// GB 18030—2022 and its four bytes, and what Hong Kong adds to Big5 (HKSCS).
#[test]
fn characters_outside_the_old_standards_are_read() {
    let table: [(&[u8], Encoding, &str); 6] = [
        (b"\x80", Encoding::Gb18030, "€"),
        (b"\xa6\xd9\xfe\x59", Encoding::Gb18030, "\u{fe10}\u{9fb4}"),
        (b"\x95\x32\x82\x36", Encoding::Gb18030, "\u{20000}"),
        (b"\xfd\x9c\xe9\x46\xd5\xc3", Encoding::Gb18030, "\u{f92c}镕彰"),
        (b"\x81\x30\x81\x30", Encoding::Gb18030, "\u{80}"),
        (b"\xa4\x40\xf9\xd6", Encoding::Big5, "一碁"),
    ];
    for (bytes, encoding, expected) in table {
        let text = read(bytes, encoding);
        assert_eq!(text.as_deref(), Ok(expected), "{bytes:x?}");
    }
    let rare = "㐂㑇㓥䶮𠮷𡈽𪚥𠀀龘龖靐齉喆镕";
    assert_eq!(read(&GB18030.encode(rare).0, Encoding::Gb18030).as_deref(), Ok(rare));
}

#[test]
fn what_cannot_be_read_is_named_with_line_and_cause() {
    let page = "# 海湾大桥今晨通车\n\n本报讯 3月9日,海湾大桥建成通车,来了五百多名读者。\n\n记者 林知夏\n";
    let cut = |text: Vec<u8>| text.get(..text.len() - 1).unwrap().to_vec();
    let broken = |is| Undecoded::Broken { is };
    let lost = |bytes: Vec<u8>| bytes.iter().map(|byte| if *byte == 0xc8 { 0x20 } else { *byte }).collect::<Vec<u8>>();
    let table: [(&str, Vec<u8>, Encoding, usize, Undecoded); 12] = [
        ("UTF-8, cut", cut("# 海湾大桥今晨通车\n\n大桥".into()), Encoding::Auto, 3, broken("UTF-8")),
        ("UTF-8 where Big5 is said", page.as_bytes().to_vec(), Encoding::Big5, 1, Undecoded::NotAs { said: "Big5" }),
        (
            "GBK below UTF-8",
            [page.as_bytes(), &gbk(page)].concat(),
            Encoding::Auto,
            6,
            Undecoded::Mixed { above: "UTF-8", here: "GB18030" },
        ),
        (
            "UTF-8 below GBK",
            [&gbk(page), page.as_bytes()].concat(),
            Encoding::Auto,
            6,
            Undecoded::Mixed { above: "GB18030", here: "UTF-8" },
        ),
        (
            "UTF-8 below Big5",
            [&big5(TRADITIONAL), page.as_bytes()].concat(),
            Encoding::Auto,
            33,
            Undecoded::Mixed { above: "Big5", here: "UTF-8" },
        ),
        ("UTF-16, a byte short", cut([&b"\xff\xfe"[..], &little("海湾\n大桥")].concat()), Encoding::Auto, 2, broken("UTF-16")),
        ("GBK, bytes lost", lost(gbk(&SIMPLIFIED.repeat(2))), Encoding::Auto, 1, broken("GB18030")),
        (
            "GBK, cut",
            {
                let mut it = gbk(page);
                it.extend(b"\xb4");
                it
            },
            Encoding::Auto,
            6,
            broken("GB18030"),
        ),
        (
            "Korean",
            EUC_KR.encode("# 제목\n\n바다 건너 다리가 오늘 열렸다. 시민들이 기뻐했다.\n").0.into_owned(),
            Encoding::Auto,
            1,
            Undecoded::Unknown,
        ),
        ("two characters", gbk("北京"), Encoding::Auto, 1, Undecoded::Unknown),
        ("said otherwise", gbk(page), Encoding::Utf8, 1, Undecoded::NotAs { said: "UTF-8" }),
        ("said otherwise, in UTF-16", gbk("\n大桥。"), Encoding::Utf16Le, 1, Undecoded::NotAs { said: "UTF-16" }),
    ];
    for (name, bytes, said, line, why) in table {
        assert_eq!(read(&bytes, said), Err(Fault { line, why }), "{name}");
    }
    assert_eq!(read(&gbk("北京"), Encoding::Gb18030).as_deref(), Ok("北京"), "who says it is believed");
    assert_eq!(Encoding::named("GBK"), Some(Encoding::Gb18030));
    assert_eq!(Encoding::named("latin1"), None);
}

/// Numbers by chance, the same on every day.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<'list, T>(&mut self, list: &'list [T]) -> &'list T {
        &list[self.below(list.len())]
    }
}

/// A page of at least `wanted` characters: headlines, sentences, datelines, bylines, lines of names and of figures.
fn page(sentences: &[&str], wanted: usize, chance: &mut Chance) -> String {
    const SURNAMES: [&str; 12] = ["王", "李", "陈", "林", "方", "柯", "郑", "许", "欧阳", "傅", "韦", "龚"];
    const GIVEN: [&str; 12] = ["知夏", "小满", "予安", "书维", "建国", "晓燕", "志强", "海", "颖", "子轩", "淑芬", "立"];
    let text = sentences.concat();
    // Names and credits as the script of the sentences has them.
    let is_traditional = text.contains('區');
    let own = |text: &str| {
        if is_traditional {
            text.replace('陈', "陳")
                .replace('郑', "鄭")
                .replace('许', "許")
                .replace('韦', "韋")
                .replace('龚', "龔")
                .replace("欧阳", "歐陽")
                .replace('书', "書")
                .replace('维', "維")
                .replace('国', "國")
                .replace("晓", "曉")
                .replace('强', "強")
                .replace('颖', "穎")
                .replace('轩', "軒")
                .replace("记者", "記者")
                .replace("报讯", "報訊")
                .replace("万", "萬")
                .replace('图', "圖")
                .replace('摄', "攝")
                .replace("为现场", "為現場")
                .replace('满', "滿")
        } else {
            text.to_owned()
        }
    };
    let name = |chance: &mut Chance| format!("{}{}", chance.of(&SURNAMES), chance.of(&GIVEN));
    let mut page = String::new();
    let mut count = 0;
    while count < wanted {
        let before = page.len();
        let end = if wanted > 60 { "\r\n\r\n" } else { "\r\n" };
        match chance.below(12) {
            0 => page.push_str(&own(&format!("记者 {}{end}", name(chance)))),
            1 if wanted > 200 => {
                let names: Vec<String> = (0..4 + chance.below(12)).map(|_| name(chance)).collect();
                page.push_str(&own(&format!("{}{end}", names.join(" "))));
            }
            2 if wanted > 60 => {
                page.push_str(&format!("{}:{} {}%{end}", chance.below(9000), chance.below(99), chance.below(100)))
            }
            3 => page.push_str(&format!("# {}{end}", chance.of(sentences).split([',', '。']).next().unwrap())),
            4 => page.push_str(&own(&format!("本报讯 {}月{}日,", 1 + chance.below(12), 1 + chance.below(28)))),
            5 => page.push_str(&own(&format!("图为现场。{} 摄{end}", name(chance)))),
            _ => page.push_str(&format!("{}{}", chance.of(sentences), if chance.below(3) == 0 { "" } else { end })),
        }
        count += page[before..].chars().count();
    }
    page
}

/// Of every hundred files: 30 GBK and 10 GB18030 with rare characters in simplified, 8 GBK in traditional, 20 Big5, 2 Big5 of Hong
/// Kong, 6 UTF-16 of each order without a mark, 4 with one, 10 UTF-8; and 4 Japanese, Korean, Russian or French, which nobody may publish.
#[test]
fn of_ten_thousand_files_none_is_read_wrongly() {
    const FILES: u64 = 10_000;
    const LEAST: usize = 100;
    #[derive(Default, Clone, Copy)]
    struct Row {
        files: usize,
        right: usize,
        aside: usize,
        wrong: usize,
    }
    let (simplified, traditional): (Vec<&str>, Vec<&str>) = (SIMPLIFIED.lines().collect(), TRADITIONAL.lines().collect());
    let cantonese: Vec<&str> = CANTONESE.lines().chain(TRADITIONAL.lines().take(6)).collect();
    let file = |number: u64| -> (&'static str, bool, String, Vec<u8>) {
        let mut chance = Chance(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 20_260_310);
        // 20 to 7,240 characters, which are 20 kB in UTF-8: most are short, since those are hard.
        let doublings = chance.below(850).min(chance.below(850));
        let octave = 20_usize << (doublings / 100);
        let wanted = octave + octave * (doublings % 100) / 100;
        let kind = number % 100;
        let sentences = match kind {
            0..40 | 70..82 | 90.. => &simplified,
            68..70 => &cantonese,
            40..68 | 82.. => &traditional,
        };
        let mut text = page(sentences, wanted, &mut chance);
        if (30..40).contains(&kind) {
            text.insert_str(text.find('\r').unwrap_or(0), "𠮷野镕喆㐂");
        }
        // As much of other languages.
        let other = |words: &[&str], chance: &mut Chance| {
            let mut text = String::new();
            while text.len() < 3 * wanted {
                text.push_str(chance.of::<&str>(words));
                text.push_str(if chance.below(8) == 0 { "\r\n" } else { " " });
            }
            text
        };
        const JAPANESE: [&str; 4] = [
            "昨日、海辺の町で新しい橋が開通した。",
            "市長は式典で「歩いて渡れるのがうれしい」と述べた。",
            "天気予報によると、週末は雨が続く見込み。",
            "東京都内の会社員、田中さん(43)は語る。",
        ];
        const KOREAN: [&str; 5] = [
            "바다를 건너는 다리가 어제 열렸다.",
            "시민들은 걸어서 건널 수 있어 기쁘다고 말했다.",
            "이번 주말에는 전국에 비가 내릴 것으로 보인다.",
            "정부는 새로운 대책을 발표했다고 밝혔다.",
            "대한민국 서울 특별시 경기도 인천 부산 사람들",
        ];
        const RUSSIAN: [&str; 3] = ["Вчера открыли новый мост через залив.", "Жители города довольны,", "сообщила мэрия."];
        const FRENCH: [&str; 3] =
            ["L'été dernier, à Orléans, où naît l'œuvre,", "le café était fermé.", "Déjà vu, répète-t-elle."];
        let bytes = |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
        let (name, is_chinese, bytes) = match kind {
            0..30 => ("GBK, simplified", true, gbk(&text)),
            30..40 => ("GB18030, rare characters", true, bytes(GB18030, &text)),
            40..48 => ("GBK, traditional", true, gbk(&text)),
            48..68 => ("Big5", true, big5(&text)),
            68..70 => ("Big5, Hong Kong", true, big5(&text)),
            70..76 => ("UTF-16LE", true, little(&text)),
            76..82 => ("UTF-16BE", true, big(&text)),
            82..86 => ("UTF-16 with a mark", true, [&b"\xff\xfe"[..], &little(&text)].concat()),
            86..96 => ("UTF-8", true, text.clone().into_bytes()),
            96 => (
                "Japanese",
                false,
                if number % 200 < 100 {
                    bytes(EUC_JP, &other(&JAPANESE, &mut chance))
                } else {
                    bytes(SHIFT_JIS, &other(&JAPANESE, &mut chance))
                },
            ),
            97 => ("Korean", false, bytes(EUC_KR, &other(&KOREAN, &mut chance))),
            98 => ("Russian", false, bytes(WINDOWS_1251, &other(&RUSSIAN, &mut chance))),
            _ => ("French", false, bytes(WINDOWS_1252, &other(&FRENCH, &mut chance))),
        };
        (name, is_chinese, text, bytes)
    };
    let judged: Vec<(&str, bool, bool, Row)> = (0..FILES)
        .into_par_iter()
        .map(|number| {
            let (name, is_chinese, text, bytes) = file(number);
            let published =
                read(&bytes, Encoding::Auto).ok().filter(|text| text.lines().all(|line| mojibake::find(line).is_none()));
            let right = is_chinese && published.as_ref() == Some(&text);
            let aside = published.is_none();
            let row =
                Row { files: 1, right: usize::from(right), aside: usize::from(aside), wrong: usize::from(!right && !aside) };
            (name, is_chinese, text.chars().count() >= LEAST, row)
        })
        .collect();
    let mut table: BTreeMap<(bool, &str), Row> = BTreeMap::new();
    let (mut good, mut good_aside, mut wrong, mut wrong_short) = (0, 0, 0, 0);
    for (name, is_chinese, is_long, row) in judged {
        let sum = table.entry((is_long, name)).or_default();
        *sum = Row {
            files: sum.files + 1,
            right: sum.right + row.right,
            aside: sum.aside + row.aside,
            wrong: sum.wrong + row.wrong,
        };
        good += usize::from(is_chinese && is_long);
        good_aside += if is_chinese && is_long { row.aside } else { 0 };
        *(if is_long { &mut wrong } else { &mut wrong_short }) += row.wrong;
    }
    let mut shown = String::from("of >= 100   written as                  files  right  aside  wrong\n");
    for ((is_long, name), row) in &table {
        shown += &format!("{is_long:<11} {name:<25} {:>6} {:>6} {:>6} {:>6}\n", row.files, row.right, row.aside, row.wrong);
    }
    println!("{shown}");
    assert!(wrong == 0 && wrong_short == 0 && good_aside * 200 <= good && good > 4_000, "{good_aside} of {good} aside\n{shown}");
}
