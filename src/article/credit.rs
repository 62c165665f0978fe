//! Who is credited for what (署名): a person or an organisation, and the work in a role, or in the page's own word.
//!
//! Who of them answers for a story is the article's to say.

use crate::error::Place;

/// Who is credited for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// A person or an organisation.
    pub who: Who,
    /// What they did.
    pub work: Work,
    /// Where it was read.
    pub place: Place,
}

impl Credit {
    /// The person; `None` where only an organisation is named.
    pub fn name(&self) -> Option<&str> {
        match &self.who {
            Who::Person { name, .. } => Some(name),
            Who::Organisation(_) => None,
        }
    }

    /// The organisation: the one that is credited, or the one that the person works for, where the page says so.
    pub fn organisation(&self) -> Option<&str> {
        match &self.who {
            Who::Person { organisation, .. } => organisation.as_deref(),
            Who::Organisation(organisation) => Some(organisation),
        }
    }

    /// What every output calls their work.
    pub fn role(&self) -> Role {
        match &self.work {
            Work::As(role) => *role,
            Work::Printed(_) => Role::Other,
        }
    }

    /// The word of the page for work that has no role of its own.
    pub fn word(&self) -> Option<&str> {
        match &self.work {
            Work::As(_) => None,
            Work::Printed(word) => Some(word),
        }
    }
}

/// Whom a credit names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person.
    Person {
        /// Padding taken out: 鲁燕.
        name: String,
        /// For whom, where the page says so: 新华社, 海南日报.
        organisation: Option<String>,
    },
    /// An agency or a bureau that is credited without a name: 新华社发.
    Organisation(String),
}

/// What somebody did for a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// In a role that every output has a word for.
    As(Role),
    /// Whatever else a page prints, in its own word: 出镜, 剪辑, 策划. Its role is *other*.
    Printed(String),
}

impl Work {
    /// Work in a role; the page's word for it counts where the role is *other*.
    pub fn new(role: Role, word: Option<String>) -> Self {
        match (role, word) {
            (Role::Other, Some(word)) => Self::Printed(word),
            (role, _) => Self::As(role),
        }
    }
}

listed! {
    /// What a credited person did (standards: Media RSS roles are mapped where they are written).
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// 记者
        Reporter,
        /// 通讯员
        Correspondent,
        /// 实习生
        Intern,
        /// 摄, 摄影, 图
        Photographer,
        /// 编辑, 责编
        Editor,
        /// 作者, 文
        Author,
        /// 译
        Translator,
        /// 绘, 漫画
        Artist,
        /// 评论员
        Commentator,
        /// Whatever else a page prints, with its word: 出镜, 剪辑, 策划. Never an author.
        Other,
    }
}

impl Role {
    /// The word that every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Correspondent => "correspondent",
            Self::Intern => "intern",
            Self::Photographer => "photographer",
            Self::Editor => "editor",
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Artist => "artist",
            Self::Commentator => "commentator",
            Self::Other => "other",
        }
    }

    /// Writers are an item's authors; the others contribute.
    pub fn is_writer(self) -> bool {
        match self {
            Self::Reporter | Self::Correspondent | Self::Intern | Self::Author | Self::Commentator => true,
            Self::Photographer | Self::Editor | Self::Translator | Self::Artist | Self::Other => false,
        }
    }
}
