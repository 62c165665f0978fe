//! What an editor orders of lines (指令): which of them an order leaves out, and which orders are none.

use crate::account::reason::Reason;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::WrongDirective;
use crate::parse::line::directive::Order;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use std::collections::BTreeMap;

/// Lines that are directives and nothing else, or that a directive leaves out; and why. A wrong one is said.
pub(crate) fn left_out(sheet: &Sheet<'_>, warnings: &mut Vec<Warning>) -> BTreeMap<usize, Reason> {
    let mut left_out = BTreeMap::new();
    for (at, line) in sheet.lines.iter().enumerate() {
        if line.is_mark {
            left_out.insert(at, Reason::Rule);
        }
        let wrong = match line.order {
            None | Some(Order::Text) => None,
            Some(Order::Article) if line.words.is_empty() => {
                left_out.insert(at, Reason::DirectiveBegins);
                None
            }
            Some(Order::Article) => None,
            Some(Order::Skip) => {
                left_out.insert(at, Reason::DirectiveLeavesOut);
                None
            }
            Some(Order::Settle) => {
                left_out.insert(at, Reason::DirectiveSettles);
                None
            }
            Some(Order::Byline) => signature::ordered(line.words(), sheet.lexicon).is_none().then_some(WrongDirective::NoByline),
            Some(Order::Wrong) => Some(WrongDirective::Unknown),
        };
        if let Some(wrong) = wrong {
            left_out.insert(at, Reason::DirectiveWrong);
            let kind = WarningKind::WrongDirective { wrong };
            warnings.push(Warning { place: Place::line(&sheet.path, line.number), kind });
        }
    }
    left_out
}
