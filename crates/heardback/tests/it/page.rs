//! The page, asked with plain HTTP as any program could ask: who comes in, what is shown, what is recorded.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::environment::TestEnvironment;

/// The page of a home, open until the test ends.
pub(crate) struct Page {
    /// None for a page that another one serves.
    server: Option<Child>,
    pub(crate) port: u16,
    pub(crate) link: String,
    pub(crate) cookie: String,
}

impl Page {
    /// Opens the page and lets a browser in.
    pub(crate) fn open(home: &TestEnvironment) -> Self {
        Page::closed(home).enter()
    }

    /// What is at an address, once it says this.
    #[track_caller]
    pub(crate) fn once_it_says(&self, path: &str, words: &str) -> String {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let body = self.get(path).body;
            if body.contains(words) {
                return body;
            }
            assert!(Instant::now() < until, "it never says “{words}”:\n{body}");
            sleep(Duration::from_millis(20));
        }
    }

    /// A page that this one serves beside itself, entered by its link.
    pub(crate) fn beside(&self, port: u16, link: &str) -> Self {
        let link = link.to_owned();
        Page { server: None, port, link, cookie: String::new() }.enter()
    }

    fn enter(self) -> Self {
        let mut page = self;
        let answer = page.get(&page.link.clone());
        page.cookie = answer
            .header("set-cookie")
            .and_then(|cookie| cookie.split(';').next())
            .expect("the link gives a cookie")
            .to_owned();
        page
    }

    /// Opens the page; nobody has been let in.
    pub(crate) fn closed(home: &TestEnvironment) -> Self {
        let mut server = home
            .command(&["open", "--no-browser", "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program was built with this test");
        let said = BufReader::new(server.stdout.take().expect("it is piped"));
        let address = said
            .lines()
            .map(|line| line.expect("it prints UTF-8"))
            .find_map(|line| line.trim().strip_prefix("http://127.0.0.1:").map(str::to_owned))
            .expect("it says where the page is");
        let (port, link) = address.split_once('/').expect("an address has a path");
        let (port, link) = (port.parse().expect("a port is a number"), format!("/{link}"));
        Page { server: Some(server), port, link, cookie: String::new() }
    }

    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.host())
    }

    /// The page at an address, as the browser that was let in gets it.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Host", &self.host()), ("Cookie", &self.cookie)], "")
    }

    /// Sends a form, as one of our own pages would.
    pub(crate) fn post(&self, path: &str, form: &str) -> Answer {
        let (host, origin) = (self.host(), self.origin());
        let headers = [("Host", &*host), ("Origin", &origin), ("Cookie", &self.cookie)];
        self.ask("POST", path, &headers, form)
    }

    /// A file behind a link, byte for byte, and what the answer says of it.
    pub(crate) fn download(&self, path: &str) -> (String, Vec<u8>) {
        let headers = [("Host", &*self.host()), ("Cookie", &self.cookie)];
        let answer = self.bytes("GET", path, &headers, "", b"");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
    }

    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let answer = self.bytes(method, path, headers, kind, body.as_bytes());
        Self::answer(answer)
    }

    /// Sends a form with files, as one of our own pages would.
    pub(crate) fn send(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        let (host, origin) = (self.host(), self.origin());
        let headers = [("Host", &*host), ("Origin", &origin), ("Cookie", &self.cookie)];
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        Self::answer(self.bytes("POST", path, &headers, &kind, &multipart(fields, files)))
    }

    /// Begins to send a file and does not end.
    pub(crate) fn begins_to_send(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let (host, origin) = (self.host(), self.origin());
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nCookie: {}\r\n\
             Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: 100000\r\n\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.mbox\"\r\n\r\nFrom a",
            self.cookie
        );
        stream.write_all(text.as_bytes()).expect("it reads");
        stream
    }

    fn answer(answer: Vec<u8>) -> Answer {
        let answer = String::from_utf8(answer).expect("it answers in UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        Answer { head: head.to_owned(), body: body.to_owned() }
    }

    fn bytes(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        kind: &str,
        body: &[u8],
    ) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            text += &format!("{name}: {value}\r\n");
        }
        if method == "POST" {
            text += &format!("Content-Type: {kind}\r\n");
            text += &format!("Content-Length: {}\r\n", body.len());
        }
        stream.write_all(format!("{text}\r\n").as_bytes()).expect("it reads");
        // Who is not let in is told so before everything is sent.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        answer
    }
}

/// What stands between the parts of a form with files.
const BOUNDARY: &str = "----between-the-parts";

/// A form with files, as a browser writes it.
fn multipart(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, text) in fields {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), text.as_bytes(), b"\r\n"].concat());
    }
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            server.kill().expect("it still runs");
            server.wait().expect("it ends");
        }
    }
}

/// What came back.
pub(crate) struct Answer {
    head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        let status = self.head.split(' ').nth(1).expect("an answer has a status");
        status.parse().expect("a status is a number")
    }

    /// Where it leads on to; what was recorded has led there.
    #[track_caller]
    pub(crate) fn leads(&self) -> &str {
        assert_eq!(self.status(), 303, "{}", self.body);
        self.header("location").expect("an answer that leads on says where to")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

#[test]
fn what_is_done_on_the_page_is_done_for_the_commands_and_can_be_undone() {
    let mut home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"12 feb\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    home.on("2026-03-12");
    let page = Page::open(&home);
    let today = page.get("/").body;
    let item = today.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next());
    let item = item.unwrap_or_else(|| panic!("something is to be done:\n{today}"));
    let shown = page.get(&format!("/items/{item}")).body;
    assert!(shown.contains("Who") && shown.contains("APP-"), "the rules are named:\n{shown}");
    let done = page.post(&format!("/items/{item}/done"), "by=phone&back=/");
    assert_eq!(done.status(), 303);
    let back = done.header("location").expect("a way back").to_owned();
    let after = page.get(&back).body;
    assert!(after.contains("name=\"batch\""), "it offers to undo:\n{after}");
    assert!(!after.contains(&format!("data-item=\"{item}\"")), "it is done");
    assert!(home.run(&["show", "acme-fitter"]).contains("you called Dana Ruiz"));
    let batch = back.split("said=").nth(1).expect("the change has a name");
    let undone = page.post("/undo", &format!("batch={batch}&back=/"));
    let back = undone.header("location").expect("a way back").to_owned();
    let after = page.get(&back).body;
    assert!(after.contains(&format!("data-item=\"{item}\"")), "it is back:\n{after}");
    assert!(after.contains("Bring it back"), "and can be brought back again");
    assert!(!home.run(&["show", "acme-fitter"]).contains("you called"));
}

#[test]
fn what_another_program_records_is_there_at_once() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    assert!(page.get("/").body.contains("There is no application here yet"));
    for words in
        ["takeout.google.com", "Thunderbird", "Show me the sample", "Nothing leaves this computer"]
    {
        assert!(page.get("/").body.contains(words), "an empty page says {words}");
    }
    home.given("apply Acme Fitter");
    assert!(page.get("/").body.contains("Nothing to do today"));
}

#[test]
fn a_refusal_is_a_page_and_changes_nothing() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let answer = page.post("/add/application", "company=+&role=Fitter");
    assert_eq!(answer.status(), 409);
    assert!(answer.body.contains("The name of the company needs some words."), "{}", answer.body);
    assert_eq!(page.post("/items/0000000000001/skip", "back=/").status(), 404);
}

#[test]
fn an_application_shows_what_happened_and_what_comes_and_is_changed_in_its_place() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"10 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    let page = Page::open(&home);
    let shown = page.get("/applications/acme-fitter").body;
    for words in ["You applied", "Today", "Write to Dana Ruiz", "mailto:dana@acme.example"] {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let changes = [
        ("notes", "text=ask+about+shifts", "ask about shifts"),
        ("details", "field=role&value=Head+Fitter", "Head Fitter"),
        ("details", "field=closes_on&value=2026-04-01", "Wed 1 Apr"),
        ("promises", "text=we+will+be+in+touch+by+20+March&due=", "Fri 20 Mar"),
        ("interest", "interest=high", "aria-pressed=\"true\""),
        ("standing", "standing=rejected", "The answer was no"),
    ];
    for (place, form, words) in changes {
        let answer = page.post(&format!("/applications/acme-fitter/{place}"), form);
        assert_eq!(answer.status(), 303, "{place}: {}", answer.body);
        let back = answer.header("location").expect("a way back").to_owned();
        let shown = page.get(&back).body;
        assert!(shown.contains(words), "{words}:\n{shown}");
        assert!(shown.contains(">Undo<"), "{place} offers to undo");
        let batch = back.split("said=").nth(1).and_then(|rest| rest.split('#').next());
        page.post("/undo", &format!("batch={}&back=/", batch.expect("it has a name")));
    }
    assert!(!page.get("/applications/acme-fitter").body.contains("Head Fitter"), "undone");
    assert_eq!(page.post("/applications/acme-fitter/details", "field=role&value=").status(), 422);
    assert_eq!(page.post("/applications/acme-fitter/details", "field=fate&value=x").status(), 422);
    assert_eq!(page.post("/applications/acme-fitter/standing", "standing=lost").status(), 422);
    assert_eq!(page.get("/applications/nowhere").status(), 404);
}

pub(crate) const MAIL: &str = "From: Dana Ruiz <dana@acme.example>\r
To: me@home.example\r
Subject: Your application for Fitter at Acme\r
Date: Tue, 10 Mar 2026 09:00:00 +0000\r
Message-ID: <one@acme.example>\r
Content-Type: text/plain; charset=utf-8\r
\r
Hello,\r
\r
thank you for your application for the position of Fitter at Acme.\r
You will hear from us by\r
Friday, March 20.\r
<script>alert(1)</script><img src=https://evil.example/pixel>\r
\r
Dana Ruiz\r
Recruiter, Acme\r
\r
On Mon, 9 Mar 2026, me@home.example wrote:\r
> Please find my application attached.\r
";

#[test]
fn a_mail_is_text_with_its_sentences_marked_and_can_be_put_elsewhere() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         apply Globex Welder --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    std::fs::write(home.home().join("one.eml"), MAIL).expect("the home is writable");
    home.run(&["import", "one.eml"]);
    let page = Page::open(&home);
    let shown = page.get("/applications/acme-fitter").body;
    let key = shown.split("/mail/").nth(1).and_then(|rest| rest.split('"').next());
    let key = key.unwrap_or_else(|| panic!("the mail is linked:\n{shown}"));
    let mail = page.get(&format!("/mail/{key}")).body;
    assert!(mail.contains("<mark"), "the sentence is marked:\n{mail}");
    assert!(mail.contains("&#60;script&#62;alert(1)"), "a script is text:\n{mail}");
    assert!(!mail.contains("<img") && !mail.contains("<script>alert"), "{mail}");
    let own = mail.split("<details").next().expect("there is a beginning");
    assert!(!own.contains("Please find my application"), "what it quotes is folded away");
    let moved = page.post(&format!("/mail/{key}/place"), "application=globex-welder");
    assert_eq!(moved.status(), 303, "{}", moved.body);
    assert!(home.run(&["show", "globex-welder"]).contains("Your application for Fitter"));
    assert!(!home.run(&["show", "acme-fitter"]).contains("Your application for Fitter"));
    let back = moved.header("location").expect("a way back");
    let batch = back.split("said=").nth(1).expect("the change has a name");
    assert_eq!(page.post("/undo", &format!("batch={batch}&back=/")).status(), 303);
    assert!(
        home.run(&["show", "acme-fitter"]).contains("Your application for Fitter"),
        "it is back"
    );
    assert_eq!(page.get("/mail/0000000000001").status(), 404);
}

#[test]
fn an_open_page_hears_of_what_another_program_records() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let mut stream = TcpStream::connect(("127.0.0.1", page.port)).expect("it listens");
    stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("it can wait");
    let (host, cookie) = (page.host(), &page.cookie);
    write!(stream, "GET /live HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n")
        .expect("it reads");
    let mut marks = BufReader::new(stream)
        .lines()
        .map(|line| line.expect("it goes on"))
        .filter_map(|line| line.strip_prefix("data: ").map(str::to_owned));
    let first = marks.next().expect("it says where it stands");
    assert!(page.get("/").body.contains(&format!("data-mark=\"{first}\"")), "as the page does");
    home.given("apply Acme Fitter");
    assert_ne!(marks.next().expect("it hears of it"), first);
}

#[test]
fn a_call_keeps_what_was_said_and_what_was_promised() {
    let mut home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"12 feb\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --phone 555-0134",
    );
    home.on("2026-03-12");
    home.wide(200);
    let page = Page::open(&home);
    let today = page.get("/").body;
    let item = today.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next());
    let item = item.unwrap_or_else(|| panic!("something is to be done:\n{today}"));
    assert!(page.get(&format!("/items/{item}")).body.contains("After the call"));
    let form = "by=phone&note=they+are+busy&promise=you+will+hear+from+us+by+20+March";
    assert_eq!(page.post(&format!("/items/{item}/done"), form).status(), 303);
    let told = home.run(&["show", "acme-fitter"]);
    for words in ["you called Dana Ruiz", "they are busy", "Fri 20 Mar"] {
        assert!(told.contains(words), "{words}:\n{told}");
    }
    home.run(&["undo"]);
    assert!(
        !home.run(&["show", "acme-fitter"]).contains("they are busy"),
        "one undo takes all of it back"
    );
}

#[test]
fn the_first_page_is_small() {
    let home = TestEnvironment::new();
    for number in 0..12 {
        home.given(&format!(
            "apply \"Company {number}\" \"Role of some length {number}\" --on \"20 feb\""
        ));
    }
    let page = Page::open(&home);
    let first = page.get("/").body;
    let files = first.split("=\"/assets/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
    let files: std::collections::BTreeSet<&str> = files.collect();
    assert!(files.len() >= 4, "style, two scripts, icon: {files:?}");
    let sizes = files.iter().map(|file| {
        let answer = page.get(&format!("/assets/{file}"));
        assert_eq!(answer.status(), 200, "{file}");
        assert!(answer.header("cache-control").is_some_and(|cache| cache.contains("immutable")));
        answer.body.len()
    });
    let all = sizes.sum::<usize>() + first.len();
    assert!(all <= 120_000, "{all} bytes");
}

#[test]
fn a_draft_is_filled_changed_checked_and_recorded_as_sent() {
    let home = TestEnvironment::new();
    home.given(
        r#"
        apply "Northwind Tools" "Process Engineer" --on 2026-03-02
        contact "Dana Ruiz" --at northwind --part hiring-manager --email dana@northwind.example --on 2026-03-02
        profile --name "Maya Chen"
        "#,
    );
    let item: serde_json::Value =
        serde_json::from_str(&home.run(&["draft", "dana", "--json"])).unwrap();
    let path = format!("/items/{}", item["item"].as_str().unwrap());
    let page = Page::open(&home);
    let shown = page.get(&path).body;
    assert!(shown.contains("What have you done that fits Process Engineer"), "{shown}");
    assert!(!shown.contains("Open in my mail program"), "not while something is missing");
    assert_eq!(page.get(&format!("{path}/draft.eml")).status(), 409);

    page.post(
        &format!("{path}/fill"),
        "missing=fit&text=At+Ferro+I+cut+changeovers+from+70+to+28+minutes.",
    );
    let shown = page.get(&path).body;
    assert!(shown.contains("from 70 to 28 minutes") && shown.contains("mailto:dana@"), "{shown}");
    assert!(page.get(&format!("{path}/draft.eml")).body.contains("dana@northwind.example"));

    let changed =
        "subject=Process+Engineer&body=Dear+Dana%2C%0D%0A%0D%0AJust+checking+in.+Any+news%3F";
    let shown = page.post(&format!("{path}/check"), changed).body;
    assert!(shown.contains("Just checking in"), "the words are kept: {shown}");
    assert!(shown.contains("MSG-1") || shown.contains("CHK-6"), "and who advises against: {shown}");
    assert_eq!(page.post(&format!("{path}/sent"), changed).status(), 409);

    let draft: serde_json::Value =
        serde_json::from_str(&home.run(&["draft", "dana", "--json"])).unwrap();
    let code = |text: &str| {
        text.bytes().fold(String::new(), |coded, byte| coded + &format!("%{byte:02X}"))
    };
    let whole = format!(
        "subject={}&body={}",
        code(draft["subject"].as_str().unwrap()),
        code(draft["body"].as_str().unwrap())
    );
    let sent = page.post(&format!("{path}/sent"), &whole);
    assert_eq!(sent.status(), 303, "{}", sent.body);
    assert!(home.run(&["search", "changeovers"]).contains("Process Engineer"));
    assert_eq!(page.get(&path).status(), 404, "it is done");
}
