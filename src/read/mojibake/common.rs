//! Which characters newspapers print: the first levels of the standards of the mainland and of Taiwan, which order them by
//! use, and the few hundred that make up a third of all text.

use crate::read::mojibake::written::letters;
use encoding_rs::BIG5;
use encoding_rs::GBK;
use std::sync::LazyLock;

/// GB/T 2312—1980 level 1 (3,755 characters) and Big5 level 1 (5,401), the punctuation of Chinese text, figures in circles,
/// arrows and shapes; a bit a character.
static COMMON: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 1 << 10];
    let mut set = |letter: char| {
        if let Some(word) = bits.get_mut(place(letter).0) {
            *word |= place(letter).1;
        }
    };
    // A pair that a level does not have is wrong; row C6 of Big5 is level 1 up to C67E.
    let gb = (0xb0..=0xd7).flat_map(|lead| (0xa1..=0xfe).map(move |trail| [lead, trail]));
    let big5 = (0xa4..=0xc6).flat_map(|lead| (0x40..=0xfe).map(move |trail| [lead, trail])).filter(|pair| *pair <= [0xc6, 0x7e]);
    letters(GBK, gb).chain(letters(BIG5, big5)).for_each(|(letter, _)| set(letter));
    const RANGES: [(char, char); 11] = [
        ('\0', '\u{24f}'),
        ('\u{2000}', '\u{206f}'),
        ('\u{20a0}', '\u{20bf}'),
        ('\u{2100}', '\u{21ff}'),
        ('\u{2460}', '\u{24ff}'),
        ('\u{25a0}', '\u{27bf}'),
        ('\u{3000}', '\u{301f}'),
        ('\u{fe30}', '\u{fe4f}'),
        ('\u{fe00}', '\u{fe0f}'),
        ('\u{ff01}', '\u{ff5e}'),
        ('\u{ffe0}', '\u{ffe6}'),
    ];
    RANGES.into_iter().flat_map(|(first, last)| first..=last).for_each(&mut set);
    bits
});

fn place(letter: char) -> (usize, u64) {
    let code = u32::from(letter);
    (usize::try_from(code >> 6).unwrap_or(usize::MAX), 1 << (code & 63))
}

/// Whether newspapers print it every day. Emoji are no sign of anything.
pub(crate) fn is_common(letter: char) -> bool {
    let (word, bit) = place(letter);
    COMMON.get(word).map_or(matches!(letter, '\u{1f000}'..='\u{1faff}'), |bits| bits & bit != 0)
}

/// What newspapers print every day, but for letters that may be a piece of text decoded wrongly: the letters of Latin-1, the
/// marks of escapes, and what broken programs print. One question a letter: every page is asked it from end to end.
#[derive(Clone, Copy)]
pub(crate) struct Unsuspicious(&'static [u64]);

impl Unsuspicious {
    pub(crate) fn new() -> Self {
        static BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
            let mut bits = COMMON.clone();
            for letter in ('\u{80}'..='\u{ff}').chain(SUSPICIOUS) {
                let (word, bit) = place(letter);
                bits.get_mut(word).into_iter().for_each(|word| *word &= !bit);
            }
            bits
        });
        Self(&BITS)
    }

    pub(crate) fn holds(self, letter: char) -> bool {
        let (word, bit) = place(letter);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

const SUSPICIOUS: [char; 5] = ['~', '+', '锟', '烫', '屯'];

/// Whether it is of the most frequent characters, in either script.
pub(crate) fn is_frequent(letter: char) -> bool {
    static BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut bits = vec![0_u64; 1 << 10];
        for (word, bit) in FREQUENT.chars().map(place) {
            bits.get_mut(word).into_iter().for_each(|word| *word |= bit);
        }
        bits
    });
    let (word, bit) = place(letter);
    BITS.get(word).is_some_and(|bits| bits & bit != 0)
}

const FREQUENT: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处报讯记新华京省市县镇村街服务项目推近设建发改造居民社区城乡企业经济投资电话万元亿公里米届奖赛队员校师生书馆医院这個為國們時來對會發動說產種後學經進電業還當點實義開關從讓應與無長見問間題員報記華縣務項設選區鄉濟資話萬億獎賽隊師書館醫";
