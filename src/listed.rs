//! Enumerations that list themselves: none can grow without its list.

/// Declares an enumeration whose `ALL` holds every variant, in the order in which they stand.
macro_rules! listed {
    ($(#[$of_all:meta])* $visible:vis enum $name:ident { $($(#[$of_one:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$of_all])*
        $visible enum $name {
            $($(#[$of_one])* $variant),+
        }

        impl $name {
            /// All of them.
            $visible const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];
        }
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_variant_is_in_the_list() {
        listed! {
            /// Sections of a paper.
            #[derive(Debug, PartialEq)]
            enum Section {
                /// 要闻
                Front,
                /// 体育
                Sport,
            }
        }
        assert_eq!(Section::ALL, [Section::Front, Section::Sport]);
    }
}
