//! Wrongly decoded text: of invented pages in both scripts, decoded wrongly in every way in which desks do it, none is
//! published; of the pages as they were written, whatever rare letters stand on them, none is refused.

use crate::support::Home;
use crate::support::SETTINGS;
use encoding_rs::BIG5;
use encoding_rs::Encoding;
use encoding_rs::GBK;
use encoding_rs::UTF_8;
use encoding_rs::WINDOWS_1252;
use std::fs;

/// Invented sentences, simplified.
const SIMPLIFIED: &str = include_str!("../fixtures/sentences/simplified.txt");

/// The same in traditional characters.
const TRADITIONAL: &str = include_str!("../fixtures/sentences/traditional.txt");

/// What stands on good pages and could be taken for what it is not.
const ODD: [&str; 25] = [
    "记者 喆堃 通讯员 龑淼 焱垚 摄影 韡彧",
    "演员表:芈月、嬴政、妲己、褒姒、郗鉴、澹台、尉迟、綦毋、亓官、仉督。",
    "化学元素镎、镅、锔、锫、锎、锿、镄、钔、锘、铹在课本的最后一排。",
    "鼋鼍蛟龙、魑魅魍魉、饕餮貔貅、狻猊睚眦,都刻在影壁上。",
    "彝文学者阿苏大岭、维吾尔族诗人买买提·艾力、藏族歌手才旦卓玛·次仁同台。",
    "«C'est la vie», dit Zoé à François; «café crème», «déjà vu», l'été à Orléans, où naît l'Œuvre.",
    "Zoé prit un « café » ; « é » ; « à » ; « où » — à 15 h… « été »",
    "Die Straße führt über die Brücke; Äpfel, Öl, Übung, Müller, Weiß, größer, Fußgänger, Ärger.",
    "El niño señaló: ¡qué mañana más hermosa en España! ¿Cómo está usted, señor Muñoz?",
    "Übergrößenträger Ångström Ærø São João Ação Câmara Ý Þór ñandú çok güzel İstanbul Łódź",
    "德国作家Günter Grass、法国导演François Ozon、瑞典选手Åsa Äng和她的“café”——“école”……",
    "“é”——“è”…… ‘à’—— “Zoé”、“Noël”——“naïveté”……",
    "umlauts äöü ÄÖÜ ß, éèêë, àâ, ñ",
    "气温−5℃～12℃,海拔1200±5米,精度0.5°,面积35m²,售价£5、¥30、€7,©2026,§3,½杯。",
    "二〇二六年三月九日,二〇〇八年奥运会,〇·五公里。",
    "🎉🎊开学啦!😀👍🏻👨‍👩‍👧‍👦 ❤️ ①②③ ■●▲△ →←↑↓ ※ № ℡",
    "日本の友人から「ありがとう」と手紙が届き、カタカナの名前が並ぶ。",
    "한국 친구가 보낸 편지에는 \"고맙습니다\"라고 적혀 있었다.",
    "Русская гостья сказала: «Спасибо, очень красиво».",
    "ㄅㄆㄇㄈ和αβγδ,ΔΣΩ,㎡㎏㎜,㈱㊣,Ⅰ Ⅱ Ⅲ Ⅳ",
    "微积分1+1=2,C++与C#,电话+86-371-67650000,a+b+c,+abcdef-,q=a+Zm9vYmFy~{^_^}~",
    "汤太烫,他连声喊烫烫,屯屯相连,锟铻之剑,斤两不差,拷贝一份。",
    "生僻地名:亳州、郯城、鄄城、邕宁、盱眙、浒墅关、涪陵、儋州、尕海、硚口、圪垯。",
    "㐂㑇㓥䶮𠮷𡈽𪚥𠀀,龘龖靐齉,生僻字大赛今日开赛。",
    "繁简混排:臺北市的舊書攤,裏面有臺灣版與大陸版,羣眾圍觀,裡外三層。",
];

/// Numbers by chance, the same on every day.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Pages of 20 to 2,000 characters: a headline, then sentences, some in one paragraph.
fn pages(sentences: &str, count: usize, seed: u64) -> Vec<String> {
    let all: Vec<&str> = sentences.lines().collect();
    let mut chance = Chance(seed);
    let page = |at: usize| {
        let headline: String = all[chance.below(all.len())].split([',', '。']).next().unwrap().to_owned();
        let mut page = format!("# {headline}\n");
        let wanted = if at.is_multiple_of(4) { 20 } else { 20 + chance.below(1900) };
        while page.chars().count() < wanted || !page.contains('。') {
            page.push_str(if chance.below(3) == 0 { "\n" } else { "\n\n" });
            page.push_str(all[chance.below(all.len())]);
        }
        page + "\n"
    };
    (0..count).map(page).collect()
}

/// How a page was broken: a name and what it makes of a text.
type Breakage = (&'static str, Box<dyn Fn(&str) -> String>);

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Written in one encoding, read in another; `lost` stands where that fails.
fn misread(text: &str, written: &'static Encoding, read: &'static Encoding, lost: &str) -> String {
    let (bytes, ..) = written.encode(text);
    read.decode_without_bom_handling(&bytes).0.replace('\u{fffd}', lost)
}

fn misread_as_latin1(text: &str, written: &'static Encoding) -> String {
    latin1(&written.encode(text).0)
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect()
}

fn hz(text: &str) -> String {
    let piece = |letter: char| {
        if letter.is_ascii() {
            return letter.to_string();
        }
        let text = letter.to_string();
        let (bytes, ..) = GBK.encode(&text);
        format!("~{{{}~}}", bytes.iter().map(|byte| char::from(byte & 0x7f)).collect::<String>())
    };
    text.chars().map(piece).collect::<String>().replace("~}~{", "")
}

fn utf7(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    let mut run: Vec<u8> = Vec::new();
    for letter in text.chars().chain(['\n']) {
        if !letter.is_ascii() {
            run.extend(letter.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
            continue;
        }
        if !run.is_empty() {
            out.push('+');
            for three in run.chunks(3) {
                let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
                out.extend((0..=three.len()).map(|at| char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize])));
            }
            out.push('-');
            run.clear();
        }
        out.push(letter);
    }
    out
}

/// Every way in which a text of either script is broken.
fn breakages() -> Vec<Breakage> {
    let mut all: Vec<Breakage> = Vec::new();
    let mut add = |name, broken: fn(&str) -> String| all.push((name, Box::new(broken)));
    add("UTF-8 as GBK, losses dropped", |text| misread(text, UTF_8, GBK, ""));
    add("UTF-8 as GBK, losses as ?", |text| misread(text, UTF_8, GBK, "?"));
    add("UTF-8 as GBK, losses as U+FFFD", |text| misread(text, UTF_8, GBK, "\u{fffd}"));
    add("UTF-8 as Big5, losses dropped", |text| misread(text, UTF_8, BIG5, ""));
    add("UTF-8 as Big5, losses as ?", |text| misread(text, UTF_8, BIG5, "?"));
    add("UTF-8 as Windows-1252", |text| misread(text, UTF_8, WINDOWS_1252, ""));
    add("UTF-8 as Latin-1", |text| misread_as_latin1(text, UTF_8));
    add("UTF-8 as Latin-1, controls dropped", |text| without_controls(&misread_as_latin1(text, UTF_8)));
    add("UTF-8 as Latin-1 twice", |text| misread_as_latin1(&misread_as_latin1(text, UTF_8), UTF_8));
    add("GBK as Latin-1", |text| misread_as_latin1(text, GBK));
    add("GBK as Windows-1252", |text| misread(text, GBK, WINDOWS_1252, ""));
    add("GBK as UTF-8", |text| misread(text, GBK, UTF_8, "\u{fffd}"));
    add("GBK as UTF-8 as GBK", |text| misread(&misread(text, GBK, UTF_8, "\u{fffd}"), UTF_8, GBK, ""));
    add("UTF-7", utf7);
    add("one character lost", |text| text.replacen('。', "\u{fffd}", 1));
    add("memory as GBK", |text| text.replacen('。', "烫烫烫烫。", 1));
    all
}

fn breakages_of(traditional: &str) -> Vec<Breakage> {
    let mut all: Vec<Breakage> = Vec::new();
    let mut add = |name, broken: fn(&str) -> String| all.push((name, Box::new(broken)));
    if traditional == TRADITIONAL {
        add("Big5 as Latin-1", |text| misread_as_latin1(text, BIG5));
        add("Big5 as Windows-1252", |text| misread(text, BIG5, WINDOWS_1252, ""));
        add("Big5 as GBK", |text| misread(text, BIG5, GBK, ""));
        add("Big5 as UTF-8", |text| misread(text, BIG5, UTF_8, "\u{fffd}"));
    } else {
        add("GBK as Latin-1, controls dropped", |text| without_controls(&misread_as_latin1(text, GBK)));
        add("GBK as Big5", |text| misread(text, GBK, BIG5, ""));
        add("HZ", hz);
    }
    all
}

/// A folder of pages, a day each; gives the names of those that were set aside with a line, and what was said of the others.
fn refused(pages: &[String]) -> (Vec<usize>, Vec<String>) {
    let home = Home::new().file("benbao.toml", SETTINGS);
    fs::create_dir(home.path("pages")).unwrap();
    for (at, page) in pages.iter().enumerate() {
        fs::write(home.path(format!("pages/2023-{:02}-{:02}-{at:05}.md", at / 28 % 12 + 1, at % 28 + 1)), page).unwrap();
    }
    let output = home.command(&["build"]).output().unwrap();
    let (mut refused, mut other) = (Vec::new(), Vec::new());
    for line in String::from_utf8(output.stderr).unwrap().lines() {
        let number = line.strip_prefix("set aside: pages/2023-").and_then(|it| it.get(6..11)).and_then(|it| it.parse().ok());
        match number {
            Some(number) if line.contains("decoded wrongly") || line.contains("is lost where") => refused.push(number),
            _ => other.push(line.to_owned()),
        }
    }
    (refused, other)
}

#[test]
fn no_page_that_was_decoded_wrongly_is_published() {
    for (script, sentences) in [("simplified", SIMPLIFIED), ("traditional", TRADITIONAL)] {
        let good = pages(sentences, 30, 7);
        let mut broken = Vec::new();
        let mut names = Vec::new();
        for (name, breaks) in breakages().into_iter().chain(breakages_of(sentences)) {
            for (at, page) in good.iter().enumerate() {
                // A third of the pages are right in their first half.
                let half = page.char_indices().nth(page.chars().count() / 2).unwrap().0;
                let half = if at % 3 == 2 && page.len() > 600 { page[..half].rfind('\n').unwrap_or(0) } else { 0 };
                let (right, wrong) = page.split_at(half);
                broken.push(format!("{right}{}", breaks(wrong)));
                names.push(format!(
                    "{script}, {name}, page {at}: {}",
                    broken.last().unwrap().chars().take(60).collect::<String>()
                ));
            }
        }
        assert!(broken.len() >= 500);
        let (refused, _) = refused(&broken);
        let published: Vec<&String> = (0..broken.len()).filter(|at| !refused.contains(at)).map(|at| &names[at]).collect();
        assert!(published.is_empty(), "{} of {}: {published:#?}", published.len(), broken.len());
    }
}

#[test]
fn no_page_that_is_right_is_refused() {
    let mut all = pages(SIMPLIFIED, 150, 11);
    all.extend(pages(TRADITIONAL, 100, 13));
    for odd in ODD {
        all.push(format!("# 云溪今日\n\n{odd}\n"));
        all.push(format!("# {odd}\n\n昨日清晨,天桥正式开放。\n"));
        all.push(format!("# 云溪今日\n\n昨日清晨,天桥正式开放。{odd}附近居民出门买菜少走了八百米。\n"));
    }
    let (refused, _) = refused(&all);
    let wrong: Vec<&String> = refused.iter().map(|at| &all[*at]).collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), all.len());
}
