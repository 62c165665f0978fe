//! How letters look as styles say it: each says a part, and leaves the rest to the style below it.

use crate::read::office::block::Look;
use crate::read::office::block::Raised;
use std::rc::Rc;

/// How letters look, as far as it is said.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Looks {
    pub(crate) is_strong: Option<bool>,
    pub(crate) is_stressed: Option<bool>,
    /// 着重号
    pub(crate) is_dotted: Option<bool>,
    pub(crate) is_struck: Option<bool>,
    pub(crate) is_hidden: Option<bool>,
    pub(crate) raised: Option<Raised>,
    /// In half points.
    pub(crate) size: Option<u32>,
}

impl Looks {
    /// These, and where they say nothing those below.
    pub(crate) fn over(self, below: Self) -> Self {
        Self {
            is_strong: self.is_strong.or(below.is_strong),
            is_stressed: self.is_stressed.or(below.is_stressed),
            is_dotted: self.is_dotted.or(below.is_dotted),
            is_struck: self.is_struck.or(below.is_struck),
            is_hidden: self.is_hidden.or(below.is_hidden),
            raised: self.raised.or(below.raised),
            size: self.size.or(below.size),
        }
    }

    /// The look; `None` for letters that nobody sees.
    pub(crate) fn look(self, link: Option<Rc<str>>) -> Option<Look> {
        let is = |said: Option<bool>| said.unwrap_or_default();
        (!is(self.is_hidden)).then(|| Look {
            is_strong: is(self.is_strong),
            is_stressed: is(self.is_stressed) || is(self.is_dotted),
            is_struck: is(self.is_struck),
            raised: self.raised.unwrap_or_default(),
            size: self.size.unwrap_or_default(),
            link,
        })
    }
}
