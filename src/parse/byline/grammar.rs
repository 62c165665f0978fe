//! Bylines (署名): a run of words read as persons in roles, or not at all.
//!
//! [`read`] takes a candidate (a line, what stands in brackets, the tail behind the last stop) and explains every
//! character of it, or says that it is no byline. Where candidates stand in an article is `credit`'s to know; which
//! letters make a name `name`'s; the role words are in `role`.

use crate::article::credit::Role;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::credited::Person;
use crate::parse::byline::hands::Named;
use crate::parse::byline::hands::Reader;
use crate::parse::byline::held::LONGEST;
use crate::parse::byline::held::is_held;
use crate::parse::byline::token::Kind;
use crate::parse::byline::token::Token;
use crate::parse::byline::token::bared;
use crate::parse::byline::token::tokens;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::role::Use;
use crate::parse::vocabulary::sender;
use crate::text::is_han;
use std::ops::Range;

/// Reads a folded text (`text::fold`) as a byline, brackets and marks around it included; `None` if anything in it is none.
pub(crate) fn read(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    read_where(text, lexicon, text.trim_start().starts_with('('))
}

/// As [`read`], for a text that ends a story: where a sentence cannot begin, any word close behind 记者 is a name.
pub(crate) fn read_closing(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    read_where(text, lexicon, true)
}

/// A byline that an editor ordered: read as one, else taken at its word, as an organisation's or as one person's name.
pub(crate) fn ordered(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    let words = text.trim();
    if let Some(byline) = read_closing(words, lexicon).filter(Byline::names_somebody) {
        return Some(byline);
    }
    let is_name = (2..=40).contains(&words.chars().count()) && !words.contains(['。', '!', '?', ',']);
    let bytes = text.len() - text.trim_start().len()..text.trim_end().len();
    let organisation = read_closing(words, lexicon).is_some()
        || sender::is_organisation(words, lexicon)
        || sender::is_our_office(words)
        || words.ends_with(['部', '组', '员']);
    let person = Person { name: words.to_owned(), role: Role::Author, word: None, organisation: None, bytes: bytes.clone() };
    is_name.then(|| Byline {
        people: if organisation { Vec::new() } else { vec![person] },
        organisations: if organisation { vec![(words.to_owned(), bytes)] } else { Vec::new() },
        of_pictures: false,
        sources: Vec::new(),
        says_so: true,
        unknown: None,
        doubt: 0.0,
        affiliated: false,
    })
}

/// The text without the quotation marks or the emphasis around it, and how many bytes stand before it: `“本报记者 独孤南雁”`,
/// `**记者 淳于亮**`.
fn unquoted(text: &str) -> (&str, usize) {
    const AROUND: &[char] = &['“', '”', '‘', '’', '「', '」', '『', '』', '"', '\'', '*', '_', '~', ' '];
    let inner = text.trim_matches(AROUND);
    let is_around = text.starts_with(AROUND) && text.ends_with(AROUND) && !inner.is_empty();
    let begins = text.len() - text.trim_start_matches(AROUND).len();
    if is_around { (inner, begins) } else { (text, 0) }
}

/// The land of a foreign author, before the name: `[美]约翰·史密斯`, `(英国)罗伯特·格林 著`; how many bytes it takes.
fn land(text: &str) -> usize {
    let of = |(open, close): (char, char)| {
        let (land, behind) = text.trim_start().strip_prefix(open)?.split_once(close)?;
        let name = behind.trim_start().split(' ').next()?;
        let is_land = (1..=LONGEST_LAND).contains(&land.chars().count()) && land.chars().all(is_han);
        (is_land && name.contains('·') && name.starts_with(is_han)).then(|| text.len() - behind.len())
    };
    [('[', ']'), ('〔', '〕'), ('(', ')'), ('【', '】')].into_iter().find_map(of).unwrap_or(0)
}

/// A land in brackets has at most so many letters: 澳大利亚.
const LONGEST_LAND: usize = 4;

/// An outlet that stands alone behind a mark has at most so many letters; a headline may end as outlets do: `●鸡场街夜市增设洗手台`.
const LONGEST_ALONE: usize = 9;

fn read_where(text: &str, lexicon: &Lexicon, closed: bool) -> Option<Byline> {
    if text.len() > LONGEST {
        return None;
    }
    let (text, quoted) = unquoted(text);
    if !text.chars().all(is_held) {
        return None;
    }
    let land = land(text);
    let (inner, offset, marked) = bared(text.get(land..)?);
    if nobody::is_column(inner) {
        return None;
    }
    let (offset, marked) = (offset + quoted + land, marked || land > 0);
    let tokens = tokens(inner, lexicon)?;
    let mut reader = Reader::new(inner, lexicon, marked, closed);
    for (at, token) in tokens.iter().enumerate() {
        reader.take(token, tokens.get(..at).unwrap_or(&[]), tokens.get(at + 1..).unwrap_or(&[]))?;
    }
    reader.finish(offset)
}

impl Reader<'_> {
    fn take(&mut self, token: &Token<'_>, before: &[Token<'_>], behind: &[Token<'_>]) -> Option<()> {
        match &token.kind {
            Kind::Nobody => None,
            Kind::Post => {
                self.says_so = true;
                self.has_role = true;
                Some(())
            }
            Kind::Stroke => Some(()),
            Kind::Break => {
                self.source = false;
                if self.text.get(token.start..token.end) == Some("\n") && self.outer == Some(Role::Other) {
                    (self.outer, self.current) = (None, None);
                    self.clause = self.people.len();
                }
                Some(())
            }
            Kind::Source => {
                self.says_so = true;
                self.has_role = true;
                self.source = true;
                self.current = None;
                Some(())
            }
            Kind::Role(usage) => {
                self.says_so = true;
                self.has_role = true;
                self.source = false;
                self.unknown = None;
                let word = self.text.get(token.start..token.end).map(|word| word.replace(' ', ""));
                self.word = word.filter(|_| matches!(usage, Use::Before(Role::Other)));
                self.role(*usage, before, behind);
                Some(())
            }
            Kind::Label => {
                self.unknown = self.text.get(token.start..token.end);
                self.current = None;
                Some(())
            }
            Kind::Note(note) => {
                // A note credits an organisation behind a credit, and is nothing elsewhere.
                let sender = (2..=12).contains(&note.chars().count()) && note.chars().all(is_han);
                let is_sender = sender && self.has_role && sender::is_organisation(note, self.lexicon);
                // 沈果摄(人民视觉): for whom.
                let mut of_note: Vec<&mut Named> = self
                    .people
                    .iter_mut()
                    .rev()
                    .take_while(|it| it.organisation.is_none() && it.role == Some(Role::Photographer))
                    .collect();
                if is_sender && !of_note.is_empty() {
                    of_note.iter_mut().for_each(|it| it.organisation = Some((*note).to_owned()));
                } else if is_sender {
                    self.organisations.push(((*note).to_owned(), token.start + 1..token.start + 1 + note.len()));
                }
                // ○柯书维(南京): behind a name with a mark stands where somebody lives.
                sender.then_some(()).filter(|()| self.has_role || self.marked && self.people.len() == 1)
            }
            Kind::Run { text, glued } => {
                if self.is_where(text, *glued, before, behind) {
                    return Some(());
                }
                if self.opens_outlet(text, behind) {
                    self.outlet_from = Some(token.start);
                    return Some(());
                }
                self.close = before.last().is_some_and(|it| matches!(it.kind, Kind::Role(_)) && it.end == token.start);
                self.glued |= self.close;
                self.run(text, token.start, *glued, behind.first())
            }
        }
    }

    fn finish(mut self, offset: usize) -> Option<Byline> {
        // `记者调查`, `策划先行`: a word close behind a role word is a name only if it, or another, begins as names do.
        // A bracket leaves no room for a sentence: (记者尕玛多吉).
        if self.glued && self.known == 0 && self.strangers > 0 && !self.closed {
            return None;
        }
        // A headline may end in 委员会 or 医院: an organisation alone, without a word of what it did, is no byline.
        if self.people.is_empty() && !self.has_role && (!self.marked || self.text.chars().count() > LONGEST_ALONE) {
            return None;
        }
        // Clauses parted by commas may each pass for a name; together they do not.
        if !self.has_role && self.people.len() > 2 && self.odd * 2 > self.people.len() {
            return None;
        }
        self.keep(Role::Author);
        if self.people.is_empty()
            && let Some(organisation) = self.organisation.take()
        {
            self.organisations.push(organisation);
        }
        let shifted = |bytes: Range<usize>| bytes.start + offset..bytes.end + offset;
        let people: Vec<Person> = self
            .people
            .into_iter()
            .map(|it| Person {
                name: it.name,
                role: it.role.unwrap_or(Role::Author),
                word: it.word.filter(|_| it.role == Some(Role::Other)),
                organisation: it.organisation,
                bytes: shifted(it.bytes),
            })
            .collect();
        let all_shifted = |outlets: Vec<(String, Range<usize>)>| {
            outlets.into_iter().map(|(name, bytes)| (name, shifted(bytes))).collect::<Vec<_>>()
        };
        let (organisations, sources) = (all_shifted(self.organisations), all_shifted(self.sources));
        let says_so = self.says_so || self.marked;
        (says_so || !people.is_empty()).then_some(Byline {
            people,
            organisations,
            sources,
            says_so,
            unknown: self.unread.map(str::to_owned),
            of_pictures: self.of_pictures,
            doubt: self.doubt,
            affiliated: self.affiliated,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Some(byline) = read(text, &Lexicon::default()) else { return "none".to_owned() };
        let people = byline.people.iter().map(|it| format!("{}:{}", it.role.as_str(), it.name));
        let sources = byline.organisations.iter().map(|(name, _)| format!("source:{name}"));
        people.chain(sources).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bylines_of_many_papers_are_read() {
        let table = [
            ("记者 鲁燕 通讯员 武刘敏 王维", "reporter:鲁燕 correspondent:武刘敏 correspondent:王维"),
            ("本报记者  何  聪  姚雪青", "reporter:何聪 reporter:姚雪青"),
            (
                "本报记者  杜尚泽  胡泽曦  新华社记者  张晓松  朱基钗",
                "reporter:杜尚泽 reporter:胡泽曦 reporter:张晓松 reporter:朱基钗",
            ),
            ("小记者 王明", "reporter:王明"),
            ("采写:南都记者董晓妍实习生孙木子", "reporter:董晓妍 intern:孙木子"),
            ("撰文:王小明 供图:李刚", "author:王小明 photographer:李刚"),
            ("(作者丹尼斯·诺迈尔,陈俊安译)", "author:丹尼斯·诺迈尔 translator:陈俊安"),
            ("编辑:王小明 一审:李刚", "editor:王小明 other:李刚"),
            ("(记者陳欣怡)", "reporter:陳欣怡"),
            ("(记者陈瑜艳通讯员叶卫兵王文婷)", "reporter:陈瑜艳 correspondent:叶卫兵 correspondent:王文婷"),
            ("(青吉好贾波四川在线记者钟帆)", "author:青吉好 author:贾波 reporter:钟帆"),
            ("(张飞记者良保实习生夏娅)", "author:张飞 reporter:良保 intern:夏娅"),
            ("三秦都市报记者张军建、陕西台记者华林、杜鹏报道:", "reporter:张军建 reporter:华林 reporter:杜鹏"),
            ("■ 海南日报全媒体记者 李艳玫", "reporter:李艳玫"),
            ("(记者/简文湘 通讯员/罗江莉)", "reporter:简文湘 correspondent:罗江莉"),
            ("(记者 张 胜 男)", "reporter:张胜男"),
            ("(作者为中国社会科学院研究员,本报记者郁静娴采访整理)", "reporter:郁静娴"),
            ("(作者为南京审计大学联合研究院教授)", ""),
            ("深圳特区报&读特记者 刘明", "reporter:刘明"),
            ("(湖北日报全媒记者 张鸿 通讯员 谢丹 齐艳 摄)", "photographer:张鸿 photographer:谢丹 photographer:齐艳"),
            ("泰安日报社·最泰安全媒体记者:王玉", "reporter:王玉"),
            ("(玉溪日报全媒体记者  熊长青  文/图)", "reporter:熊长青"),
            ("责编:范海东 编辑:山桦 校对:张皓静", "editor:范海东 editor:山桦 other:张皓静"),
            ("来源:河北日报官方微信", ""),
            ("本文来源:海湾晚报 责任编辑:柯书维", "editor:柯书维"),
            ("(海湾医院药剂科党支部供稿)", "source:海湾医院药剂科党支部"),
            ("[美]约翰·史密斯", "author:约翰·史密斯"),
            ("〔法〕玛丽·杜瓦尔 文", "author:玛丽·杜瓦尔"),
            ("(英国)罗伯特·格林 著 慕容清 编译", "author:罗伯特·格林 translator:慕容清"),
            ("(实习记者 从容)", "reporter:从容"),
            ("记者 慕白 司马静", "reporter:慕白 reporter:司马静"),
            ("记者 河南偃师市公安局 焦宏", "reporter:焦宏"),
            ("大河云/漯河日报记者 訾向南", "reporter:訾向南"),
            ("(邵宛真/台南報導)", "reporter:邵宛真"),
            ("聯合報/ 記者詹博鈞/雲林即時報導", "reporter:詹博鈞"),
            ("編譯苗書寧/綜合外電", "translator:苗書寧"),
            ("报道:骆慧珊 摄影:曾国栋", "reporter:骆慧珊 photographer:曾国栋"),
            ("實習生 仇小楠 对本文亦有贡献", "intern:仇小楠"),
            ("文/羊城晚报全媒体记者 林清清通讯员 穗卫健宣", "reporter:林清清 correspondent:穗卫健宣"),
            ("(见习记者 梁昱坤 摄影 陈恒)", "reporter:梁昱坤 photographer:陈恒"),
            ("【环球时报驻香港特约记者杨伟民】", "reporter:杨伟民"),
            ("特约记者/《求学·考研》杂志 王薇", "reporter:王薇"),
            ("(文/本报记者 刘明 图/丁丁)", "reporter:刘明 photographer:丁丁"),
            ("见习记者刘明/文 本报记者王维/图", "reporter:刘明 photographer:王维"),
            ("(记者刘明/文通讯员王维/图)", "reporter:刘明 photographer:王维"),
            ("■摄影 记者 王 蓉", "photographer:王蓉"),
            ("■ 本版摄影 记者 万善朝 梅月\n通讯员 王同同", "photographer:万善朝 photographer:梅月 photographer:王同同"),
            ("张悦本报记者马超摄影报道", "author:张悦 reporter:马超"),
            ("(记者 梁志远 摄影报道)", "reporter:梁志远"),
            ("(通讯员 杨柳 摄影报道)", "correspondent:杨柳"),
            ("(记者 梁志远 通讯员 王磊 摄影报道)", "reporter:梁志远 correspondent:王磊"),
            ("王明峰 万 军摄影报道", "photographer:王明峰 photographer:万军"),
            ("“冬日里的暖”特别报道", "none"),
            ("通讯员贾寒峰首席记者孙建荣摄", "photographer:贾寒峰 photographer:孙建荣"),
            ("陈 龙 本报记者 刘大毅 文并摄", "author:陈龙 reporter:刘大毅"),
            ("供稿 | 张津硕 组稿 | 蔡萌萌", "author:张津硕 editor:蔡萌萌"),
            ("责 编 | 刘 明 编 辑 | 范海东", "editor:刘明 editor:范海东"),
            ("路传岗 新安晚报 安徽网 大皖客户端记者 毛金涛", "author:路传岗 reporter:毛金涛"),
            ("(齐鲁晚报·齐鲁壹点 郭纪轩 通讯员 孟丽)", "author:郭纪轩 correspondent:孟丽"),
            ("来源: 嘉兴日报 作者: 摄影 记者 冯玉坤 编辑: 朱琴燕", "photographer:冯玉坤 editor:朱琴燕"),
            (
                "(记者 朱俊骏 臧晓松 / 文 施向辉 徐洋 / 摄)",
                "reporter:朱俊骏 reporter:臧晓松 photographer:施向辉 photographer:徐洋",
            ),
            ("本报记者", ""),
            ("中国第一汽车集团有限公司供图", "source:中国第一汽车集团有限公司"),
            ("魏  瑞摄(人民视觉)", "photographer:魏瑞"),
            ("以上图片均为新华社记者颜麟蕴摄", "photographer:颜麟蕴"),
            ("本版图片均由记者 崔虎 摄", "photographer:崔虎"),
            ("图①②均由本报记者 房贤刚 摄", "photographer:房贤刚"),
            ("本组稿件由本报记者 谭遥 蹇东 采写", "reporter:谭遥 reporter:蹇东"),
            ("(图片由市检察院提供)", "source:市检察院"),
            ("受访者供图", ""),
            ("本栏稿件由海湾晚报记者 周裕昶 采写", "reporter:周裕昶"),
            ("本版图文由 记者 周裕昶 采写", "reporter:周裕昶"),
            ("□记者张瞧文闫化庄图", "reporter:张瞧 photographer:闫化庄"),
            ("记者 张瞧 文 闫化庄 图", "reporter:张瞧 photographer:闫化庄"),
            ("记者张瞧文闫化庄摄", "reporter:张瞧 photographer:闫化庄"),
            ("攥满工作", "none"),
            ("方予安作", "artist:方予安"),
            ("○ 娄听雪", "author:娄听雪"),
            ("○柯书维(南京)", "author:柯书维"),
            ("(记者 桑林 受访者供图)", "reporter:桑林"),
            ("晚报记者 牛利敏 摄", "photographer:牛利敏"),
            ("极目新闻记者 王强", "reporter:王强"),
            ("每经记者:王强 每经编辑:李丽", "reporter:王强 editor:李丽"),
            ("南方+记者 王强", "reporter:王强"),
            ("(驻永兴记者 邝国强 通讯员 李义)", "reporter:邝国强 correspondent:李义"),
            ("驻华盛顿记者 王强", "reporter:王强"),
            ("文字/本报记者 戚玉芳 图片/本报记者 阎小龙", "reporter:戚玉芳 photographer:阎小龙"),
            ("(通讯员 冉川 全媒体见习记者 谯梓菡)", "correspondent:冉川 reporter:谯梓菡"),
            ("三峡融媒记者 向红梅 见习记者 郤飞 秭归报道", "reporter:向红梅 reporter:郤飞"),
            ("本报记者 王强 发自北京", "reporter:王强"),
            ("本报记者 ■ 逯 峰", "reporter:逯峰"),
            ("(记者 乌云其木格)", "reporter:乌云其木格"),
            ("(记者 褚蓓蓓 实习生 闻捷 通讯员 东 方)", "reporter:褚蓓蓓 intern:闻捷 correspondent:东方"),
            ("(记者胡 虎 通讯员郜 丹 夏 天)", "reporter:胡虎 correspondent:郜丹 correspondent:夏天"),
            ("蜀南商报记者 苴渊 摄影 雍海", "reporter:苴渊 photographer:雍海"),
            ("口述:卞广德 整理:本报记者 濮雪", "author:卞广德 reporter:濮雪"),
            ("通讯员 方建社", "correspondent:方建社"),
            ("本报记者 王强|发自北京", "reporter:王强"),
            ("(照片均为新华社发)", "source:新华社"),
            ("本报记者 王强 柯书维 发自南京", "reporter:王强 reporter:柯书维"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn names_behind_a_label_that_nobody_knows_are_told() {
        let unknown = |text: &str| read(text, &Lexicon::default()).and_then(|it| it.unknown);
        assert_eq!(unknown("采访:方予安 值守:柯书维").as_deref(), Some("值守"));
        assert_eq!(unknown("采访:方予安 值守:0371-67650000"), None);
        assert_eq!(unknown("采访:方予安 校对:柯书维"), None);
    }

    #[test]
    fn a_paper_has_words_of_its_own() {
        let roles = vec![("观察员".to_owned(), Role::Commentator)];
        let lexicon = Lexicon { agencies: vec!["掌上中原".to_owned()], roles, ..Lexicon::default() };
        let byline = read("掌上中原 首席观察员 王维", &lexicon).unwrap();
        let person = byline.people.first().unwrap();
        assert_eq!(
            (person.name.as_str(), person.role, person.organisation.as_deref()),
            ("王维", Role::Commentator, Some("掌上中原"))
        );
    }

    #[test]
    fn what_an_editor_orders_is_taken_at_its_word() {
        let lexicon = Lexicon::default();
        let shown = |text: &str| {
            let byline = ordered(text, &lexicon)?;
            let person = byline.people.first().map(|it| it.name.clone());
            person.or_else(|| byline.organisations.first().map(|(name, _)| format!("源{name}")))
        };
        let table = [
            ("记者 鲁燕", Some("鲁燕")),
            ("万紫千红", Some("万紫千红")),
            ("John Smith", Some("John Smith")),
            ("本报评论员", Some("源本报评论员")),
            ("万县融媒体中心", Some("源万县融媒体中心")),
            ("本报编辑部", Some("源本报编辑部")),
            ("大家都说好。", None),
            ("今天,大家都说好", None),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
        let spaced = "  万紫千红 ";
        let at = ordered(spaced, &lexicon).unwrap().people.first().unwrap().bytes.clone();
        assert_eq!(spaced.get(at), Some("万紫千红"));
    }

    #[test]
    fn sentences_about_reporters_are_no_bylines() {
        for text in [
            "记者从市统计局获悉",
            "记者了解到",
            "记者节",
            "记者王某被评为先进",
            "【记者回访】",
            "本报记者观察",
            "记者走进商州区杨斜镇",
            "记者在现场看到",
            "4月8日",
            "编辑同志:",
            "●鸡场街夜市增设洗手台",
            "茄子 豆角 冬瓜",
            "图集",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }

    #[test]
    fn a_person_is_credited_with_the_outlet_and_the_place_it_was_read_from() {
        let byline = read("(新华社记者 徐昱 摄)", &Lexicon::default()).unwrap();
        let person = byline.people.first().unwrap();
        assert_eq!(person.organisation.as_deref(), Some("新华社"));
        assert_eq!("(新华社记者 徐昱 摄)".get(person.bytes.clone()), Some("徐昱"));
        let byline = read("郑报全媒体记者 刘明 通讯员 王维", &Lexicon::default()).unwrap();
        let outlets: Vec<_> = byline.people.iter().map(|it| it.organisation.as_deref()).collect();
        assert_eq!(outlets, [Some("郑报"), None]);
        let told = |text: &str| {
            let byline = read_closing(text, &Lexicon::default())?;
            let person = byline.people.first()?.clone();
            Some(format!("{} {} {}", person.name, person.organisation.unwrap_or_default(), byline.says_so))
        };
        let table = [
            ("大河云/漯河日报记者 訾向南", Some("訾向南 大河云/漯河日报 true")),
            ("明報記者 阮紫晴", Some("阮紫晴 明報 true")),
            ("赣南日报特派随州记者 柯书维", Some("柯书维 赣南日报 true")),
            ("晚报记者 缪以宁", Some("缪以宁  true")),
            ("读者 邴长河", Some("邴长河  true")),
            ("邯郸市读者 靳月娥", Some("靳月娥  true")),
            ("读者 柳女士", None),
        ];
        for (text, expected) in table {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
        let byline = read("海湾融媒首席记者 刘明", &Lexicon::default()).unwrap();
        assert_eq!(byline.people.first().unwrap().organisation.as_deref(), Some("海湾融媒"));
    }
}
