//! What a person at a terminal is asked, a line an answer. Nothing is made while it is asked, so that whoever breaks off leaves
//! nothing behind.

use crate::cli::console;
use crate::error::value::WrongValue;
use crate::shown::screen::visible;
use crate::words::message::Message;
use std::io;
use std::io::BufRead;
use std::io::Write;

/// A question, with what an empty answer takes.
pub(crate) struct Question {
    /// The message that asks; it shows what is `usual`.
    pub(crate) code: &'static str,
    /// What an empty answer takes.
    pub(crate) usual: &'static str,
}

/// Somebody who answers: lines come from `input`, questions go to `output`.
pub(crate) struct Person<Input, Output> {
    pub(crate) input: Input,
    pub(crate) output: Output,
}

impl<Input: BufRead, Output: Write> Person<Input, Output> {
    /// Asks until the answer can be read, each time with the reason. `None` where no more answers come.
    pub(crate) fn ask<T>(&mut self, question: &Question, read: impl Fn(&str) -> Result<T, WrongValue>) -> io::Result<Option<T>> {
        let words = Message::new(question.code).text("usual", question.usual);
        loop {
            write!(self.output, "{} ", visible(&console::words(&words)))?;
            self.output.flush()?;
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let Ok(line) = String::from_utf8(line) else {
                self.say(&Message::new("init-not-text"))?;
                continue;
            };
            let typed = line.trim();
            let answer = if typed.is_empty() { question.usual } else { typed };
            match read(answer) {
                Ok(value) => return Ok(Some(value)),
                Err(wrong) => self.say(&Message::new("init-wrong").text("answer", answer).fact("wrong", &wrong))?,
            }
        }
    }

    fn say(&mut self, what: &Message) -> io::Result<()> {
        writeln!(self.output, "{}", visible(&console::words(what)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::value;

    const ADDRESS: Question = Question { code: "init-address-asked", usual: "https://haiwan.invalid/feeds/" };

    /// What was understood, and what was said.
    fn asked(typed: &[u8]) -> (Option<String>, String) {
        let mut person = Person { input: typed, output: Vec::new() };
        let answer = person.ask(&ADDRESS, value::base_url).unwrap().map(|url| url.to_string());
        (answer, String::from_utf8(person.output).unwrap())
    }

    #[test]
    fn an_empty_answer_takes_what_is_usual_and_the_end_of_all_answers_nothing() {
        for empty in ["\n", "\r\n", "  \u{3000}\n"] {
            assert_eq!(asked(empty.as_bytes()).0.as_deref(), Some(ADDRESS.usual), "{empty:?}");
        }
        assert_eq!(asked(b"").0, None);
        assert_eq!(asked("example.cn\n".as_bytes()).0, None, "the last answer was wrong, and no other came");
    }

    #[test]
    fn a_wrong_answer_is_asked_again_with_the_reason() {
        let (answer, said) = asked("example.cn/feeds\n\u{6d77}\u{6e7e}\n https://example.cn/feeds \n".as_bytes());
        assert_eq!(answer.as_deref(), Some("https://example.cn/feeds/"));
        let question =
            "Where will its feeds be on the web? Enter, if that is not settled: a trial [https://haiwan.invalid/feeds/] ";
        let wrong = "is no absolute address; write it with https://, such as https://example.cn/feeds/\n";
        assert_eq!(said, format!("{question}\"example.cn/feeds\" {wrong}{question}\"海湾\" {wrong}{question}"));
    }

    #[test]
    fn an_answer_that_is_no_text_is_asked_again() {
        let (answer, said) = asked(b"\xba\xa3\xcd\xe5\n\n");
        assert_eq!(answer.as_deref(), Some(ADDRESS.usual));
        assert!(said.contains("not text in UTF-8"), "{said}");
    }
}
