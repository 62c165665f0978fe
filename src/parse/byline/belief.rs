//! Belief: whether a run of letters that can be names is believed to be some, where it stands.

use crate::parse::byline::hands::Reader;
use crate::parse::byline::name;

impl Reader<'_> {
    /// Whether a run that can be names is believed to be: one pen-name may stand among others, or alone behind a role
    /// word; several letters in a row that begin no name are a sentence.
    pub(crate) fn believes(&self, names: &[name::Name], run: &str) -> bool {
        let odd: Vec<&name::Name> = names.iter().filter(|it| it.doubt >= name::USUAL).collect();
        let strangers = odd.iter().filter(|it| it.doubt >= name::KNOWN_SURNAME).count();
        let explicit = self.current.is_some() || self.outer.is_some();
        // One spaced piece behind 记者 is one name, however long: 乌云其木格.
        // So is a name that opens as a sentence could, where none can stand: (实习记者 从容).
        let whole = |it: &name::Name| {
            let is_known = self.closed && name::surname(&it.text).is_some() && run.split(' ').any(|piece| piece == it.text);
            // Behind a mark a word of a name's length that begins as one is one: ○娄听雪.
            let is_all = self.marked && names.len() == 1 && it.text == run && it.text.chars().count() == 3;
            is_all && name::surname(&it.text).is_some()
                || explicit && !self.close && it.bytes.len() == it.text.len() && (it.text.chars().count() > 3 || is_known)
        };
        let sentence = |it: &&name::Name| it.text.starts_with('对') || it.text.contains("贡献");
        if odd.iter().any(sentence)
            || odd.iter().any(|it| is_speech(&it.text) && !whole(it))
            || names.iter().any(|it| it.text.contains(['的', '了', '们', '是', '这', '那']))
        {
            return false;
        }
        let spaced = run.contains(' ');
        let foreign = |it: &name::Name| self.marked && it.text.contains('·');
        let long = names.iter().any(|it| it.text.chars().count() > 3 && it.doubt >= name::KNOWN_SURNAME && !foreign(it));
        if long && !explicit {
            return false;
        }
        if self.outer.is_some() && !odd.is_empty() && (self.close || names.len() > 1 && !spaced) {
            return false;
        }
        // A role word and spaces, or a fence, prove more than any surname.
        let pieces = run.split(' ').filter(|it| !it.is_empty()).count();
        if explicit && names.len() <= 8 && pieces >= names.len() {
            return true;
        }
        names.len() == 1 || odd.len() * 2 <= names.len() && strangers <= 1 || spaced && strangers <= if explicit { 2 } else { 1 }
    }
}

/// Letters that a sentence has and a name has not: 记者从市统计局获悉, 记者了解到.
fn is_speech(name: &str) -> bool {
    const SPEECH: &str = "亦有其的了在是到被把就也都很及或某们这那您我你他她它吗呢吧啊来去见看说问听昨各该每其此由均";
    name.contains(|letter| SPEECH.contains(letter)) || name.starts_with(['从', '向', '对', '随', '与', '为', '将', '获', '走'])
}
