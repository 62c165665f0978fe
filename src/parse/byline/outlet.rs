//! Outlets (媒体) in a run: which of its words send the reporters, and which are names.

use crate::parse::byline::hands::Reader;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::sender;

/// The desks of a paper, and what else stands close before 记者 without being an outlet.
const DESKS: &[&str] = &[
    "法庭", "体育", "體育", "文化", "财经", "財經", "时政", "時政", "经济", "經濟", "社会", "社會", "教育", "健康", "医疗",
    "交通", "跑线", "热线", "图片", "文体", "政法", "法治", "法制", "科技", "旅游", "房产", "汽车", "农业", "工业", "民生",
    "突发", "值班", "夜班", "前方", "后方", "随队", "随军", "随团", "战地", "现场", "常驻", "国际", "國際", "军事", "娱乐",
    "評論", "评论", "调查", "深度", "本地", "本市", "县区",
];

impl Reader<'_> {
    /// `辽沈晚报首席` before 记者; `张悦本报`; `青吉好贾波四川在线`; `路传岗 新安晚报 安徽网 大皖客户端`.
    pub(crate) fn run_before_role(&mut self, printed: &str, start: usize, glued: bool) -> Option<()> {
        let (text, of_outlet) = sender::without_kinds(printed);
        // 冉川 全媒体见习: the kind stands apart from the name before it.
        let of_outlet = of_outlet && !text.ends_with(' ');
        let text = text.trim_end();
        if text.is_empty() {
            return Some(());
        }
        if let Some(names) = sender::without_ourselves(text) {
            self.end_organisation();
            return self.names_and_outlets(names.trim_end(), start);
        }
        // 赣南日报特派随州: who was sent, and where.
        let text =
            text.split_once("特派").map(|(outlet, _)| outlet.trim_end()).filter(|it| sender::is_outlet(it)).unwrap_or(text);
        let (earlier, last) = text.rsplit_once(' ').map_or(("", text), |(earlier, last)| (earlier, last));
        let last_start = start + text.len() - last.len();
        if let Some((outlet, _)) = last.split_once('驻').filter(|(outlet, _)| outlet.is_empty() || posted(last)) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.says_so = true;
            if sender::without_ourselves(outlet).is_none() && !outlet.is_empty() {
                self.set_organisation(outlet, last_start);
            }
            return Some(());
        }
        if let Some((names, titled)) = last.split_once('《').filter(|(names, titled)| !names.is_empty() && titled.ends_with('》'))
        {
            self.names_and_outlets(text.get(..text.len() - titled.len() - '《'.len_utf8())?.trim_end(), start)?;
            self.set_organisation(titled.trim_end_matches('》'), last_start + names.len() + '《'.len_utf8());
            return Some(());
        }
        if of_outlet || sender::is_organisation(last, self.lexicon) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            let names = if glued && !of_outlet { names_before_outlet(last, self.lexicon) } else { 0 };
            self.names_and_outlets(last.get(..names)?, last_start)?;
            let outlet = last.get(names..)?;
            // 郑报全媒体 is 郑报 with a kind of reporter; 海湾融媒 has its kind for a name.
            let behind = printed.get(text.len()..).unwrap_or("");
            let kind = ["融媒体中心", "融媒体", "融媒", "客户端"].into_iter().find(|kind| behind.starts_with(kind));
            match kind.filter(|_| !outlet.ends_with(['报', '社', '台', '网'])) {
                Some(kind) => self.set_organisation(&format!("{outlet}{kind}"), last_start + names),
                None => self.set_organisation(outlet, last_start + names),
            }
            return Some(());
        }
        // 海都记者, 采写:南都记者: two letters close before 记者 and no desk are what a paper is called for short.
        let opens = !self.has_role || self.text.get(..start).is_some_and(|it| it.trim_end().ends_with([':', '/']));
        let reports = self.text.get(start + printed.len()..).is_some_and(|it| it.starts_with(['记', '記']));
        let is_short = reports && last.chars().count() == 2 && !DESKS.contains(&last);
        let is_no_name = !name::has_common_surname(last) || last.ends_with(['都', '青', '视', '经', '商']);
        if glued && opens && is_short && is_no_name && self.people.is_empty() && earlier.is_empty() {
            self.set_organisation(last, last_start);
            return Some(());
        }
        // 法庭记者: a short word close before 记者, where nobody is named yet, is the desk.
        let is_desk = glued && !self.has_role && self.people.is_empty() && earlier.is_empty() && last.chars().count() <= 3;
        if is_desk
            && name::split(last, self.lexicon)
                .is_some_and(|names| names.iter().all(|it| it.doubt < name::KNOWN_SURNAME && !name::has_common_surname(&it.text)))
        {
            return Some(());
        }
        // 每经记者: what stands close before 记者 and begins no name is an outlet.
        let strange = name::split(last, self.lexicon).is_none_or(|names| names.iter().all(|it| it.doubt >= name::KNOWN_SURNAME));
        if glued && strange && (2..=8).contains(&last.chars().count()) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.set_organisation(last, last_start);
            return Some(());
        }
        self.names_and_outlets(text, start)
    }

    /// Space-parted words of which some may be outlets; the rest are names.
    pub(crate) fn names_and_outlets(&mut self, text: &str, start: usize) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let mut names_from: Option<usize> = None;
        let mut words = Vec::new();
        for word in text.split(' ').filter(|it| !it.is_empty()) {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            words.push((at, word));
        }
        for (at, word) in words {
            let behind_title = word.strip_prefix('《').and_then(|it| it.split_once('》')).map(|(_, behind)| behind);
            let titled = behind_title.is_some_and(|it| it.is_empty() || sender::is_organisation(word, self.lexicon));
            // 邯郸市读者 靳月娥: so is a letter signed.
            let is_of_letter = self.closed && nobody::is_reader(word);
            self.says_so |= is_of_letter;
            if nobody::is_nobody(word) || is_of_letter {
                if let Some(from) = names_from.take() {
                    self.names(text.get(from..at)?.trim_end(), start + from)?;
                }
                self.affiliated = true;
                continue;
            }
            // 通讯员 方建社: behind a role word a name may end as an outlet does.
            let is_name = self.current.is_some()
                && word.chars().count() <= 3
                && name::has_common_surname(word)
                && !self.lexicon.is_agency(word);
            let outlet = sender::is_organisation(word, self.lexicon) && !is_name
                || sender::is_our_office(word)
                || sender::without_ourselves(word) == Some("")
                || titled
                || posted(word);
            if !outlet {
                names_from.get_or_insert(at);
                continue;
            }
            if let Some(from) = names_from.take() {
                self.names(text.get(from..at)?.trim_end(), start + from)?;
            }
            self.end_organisation();
            let outlet = word.split_once('驻').map_or(word, |(outlet, _)| outlet);
            self.says_so = true;
            if sender::without_ourselves(outlet) != Some("") && !outlet.is_empty() {
                self.set_organisation(outlet, start + at);
            }
        }
        if let Some(from) = names_from {
            self.names(text.get(from..)?, start + from)?;
        }
        Some(())
    }
}

/// How many bytes of a glued run are names before the outlet: `青吉好贾波四川在线`. Nought for `石家庄日报`: an outlet's
/// own name has at least four letters, and both names before it must be likely.
fn names_before_outlet(run: &str, lexicon: &Lexicon) -> usize {
    let parts = |at: &usize| {
        let (names, outlet) = run.split_at(*at);
        outlet.chars().count() >= 4
            && sender::is_organisation(outlet, lexicon)
            && name::split(names, lexicon)
                .is_some_and(|names| names.len() > 1 && names.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
    };
    run.char_indices().map(|(at, _)| at).rfind(parts).unwrap_or(0)
}

/// `本报驻日本`, `新华社驻`: an outlet and where it posts its reporters.
fn posted(word: &str) -> bool {
    word.split_once('驻').is_some_and(|(outlet, _)| sender::without_ourselves(outlet) == Some("") || sender::is_outlet(outlet))
}
