//! What only another program reads: the binary files of Word and WPS, and RTF, made into DOCX by LibreOffice where it is
//! installed.
//!
//! antiword 0.37 and catdoc 0.95 are quicker, and print what tracked changes took out, hidden text and comments: they are not
//! asked. No crate reads RTF as Chinese programs write it and leaves out what is deleted and hidden.

mod child;

use crate::error::file::FileKind;
use crate::error::office::Unopened;
use crate::open;
use crate::read::limits::Limits;
use crate::read::outside::child::Failed;
use rustix::fs::Access;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use url::Url;

/// LibreOffice takes 300 MB of memory: one after the other, on however many cores pages are read.
static ONE: Mutex<()> = Mutex::new(());

/// Settings of the home that it gets: no macros, and nothing that a document names is fetched.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"#;

/// The name under which a password stands in a document of Word 2007 and later, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Where the text stands in a binary document of Word or WPS; without it the file is a sheet, a picture, a program.
const WORD: &[u8] = b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

/// The bytes of the DOCX that LibreOffice makes of a document; `None` where it is not installed.
pub(crate) fn docx(bytes: &[u8], kind: FileKind, limits: Limits) -> Result<Option<Vec<u8>>, Unopened> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|it| it == name);
    if kind == FileKind::OldOffice && holds(ENCRYPTED) {
        return Err(Unopened::Encrypted);
    }
    if kind == FileKind::OldOffice && !holds(WORD) {
        return Err(Unopened::Broken);
    }
    let Some(program) = program() else { return Ok(None) };
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().map_err(|_| Unopened::Unconverted)?;
    let arguments = prepared(folder.path(), bytes, kind).map_err(|_| Unopened::Unconverted)?;
    // The document it makes may be as large as one that is read; beside it, it writes its own settings.
    let within = child::Limits { time: Duration::from_secs(limits.seconds), file: limits.document };
    child::run(&program, &arguments, folder.path(), within).map_err(|failed| match failed {
        Failed::Slow => Unopened::Slow { seconds: limits.seconds },
        Failed::Ended => Unopened::Unconverted,
    })?;
    let made = open::regular(&folder.path().join("page.docx"), limits.document);
    made.map(Some).map_err(|_| Unopened::Unconverted)
}

/// LibreOffice, in a folder of the search path that does not depend on where we are.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    let programs = ["soffice", "libreoffice"].iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let usual = [PathBuf::from("/Applications/LibreOffice.app/Contents/MacOS/soffice")];
    let found = |path: &PathBuf| path.is_file() && rustix::fs::access(path, Access::EXEC_OK).is_ok();
    programs.chain(usual).find(found)
}

/// Lays the document and the settings into the folder, and says what is to be done with it. Only the one filter that reads
/// this kind is asked, whatever the document would like to be.
fn prepared(folder: &Path, bytes: &[u8], kind: FileKind) -> io::Result<Vec<OsString>> {
    let (name, filter) = if kind == FileKind::Rtf { ("page.rtf", "Rich Text Format") } else { ("page.doc", "MS Word 97") };
    let home = folder.join("home");
    fs::create_dir_all(home.join("user"))?;
    fs::write(home.join("user/registrymodifications.xcu"), SETTINGS)?;
    fs::write(folder.join(name), bytes)?;
    let home = Url::from_file_path(&home).map_err(|()| io::ErrorKind::InvalidInput)?;
    let arguments = [
        format!("-env:UserInstallation={home}"),
        "--headless".to_owned(),
        "--norestore".to_owned(),
        format!("--infilter={filter}"),
        "--convert-to".to_owned(),
        "docx:MS Word 2007 XML".to_owned(),
        name.to_owned(),
    ];
    Ok(arguments.map(OsString::from).to_vec())
}
