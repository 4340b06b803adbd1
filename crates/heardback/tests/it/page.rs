//! The page, asked with plain HTTP as any program could ask: who comes in, what is shown, what is recorded.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use expect_test::expect;

use crate::environment::TestEnvironment;

/// The page of a home, open until the test ends.
pub(crate) struct Page {
    /// None for a page that another one serves.
    server: Option<Child>,
    port: u16,
    link: String,
    cookie: String,
}

impl Page {
    /// Opens the page and lets a browser in.
    pub(crate) fn open(home: &TestEnvironment) -> Self {
        Page::closed(home).enter()
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
    fn closed(home: &TestEnvironment) -> Self {
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

    fn origin(&self) -> String {
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

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
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
fn the_link_works_once_and_leaves_a_cookie_no_script_can_read() {
    let home = TestEnvironment::new();
    let page = Page::closed(&home);
    let first = page.get(&page.link);
    assert_eq!(first.status(), 303);
    assert_eq!(first.header("location"), Some("/"));
    let cookie = first.header("set-cookie").expect("a cookie");
    for word in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert_eq!(page.get(&page.link).status(), 401, "a second time it opens nothing");
    let cookie = cookie.split(';').next().expect("a value");
    let shown = page.ask("GET", "/", &[("Host", &page.host()), ("Cookie", cookie)], "");
    assert_eq!(shown.status(), 200);
}

#[test]
fn without_the_cookie_nothing_is_shown_but_how_to_get_in() {
    let home = TestEnvironment::new();
    home.given("apply Acme Fitter");
    let page = Page::open(&home);
    let port = page.port;
    let guessed = format!("heardback_{port}={}", "0".repeat(64));
    for cookie in ["", &guessed] {
        for path in ["/", "/items/0000000000001", "/add/person", "/live", "/nowhere"] {
            let answer = page.ask("GET", path, &[("Host", &page.host()), ("Cookie", cookie)], "");
            assert_eq!(answer.status(), 401, "{path}");
            assert!(answer.body.contains("heardback open"), "{path} says how to get in");
            assert!(!answer.body.contains("Acme"), "{path} shows nothing");
        }
    }
    let headers = [("Host", &*page.host()), ("Origin", &page.origin())];
    assert_eq!(page.ask("POST", "/undo", &headers, "batch=0000000000001").status(), 401);
    assert!(page.get("/").body.contains("Acme"), "the browser that was let in sees it");
}

#[test]
fn a_name_that_somebody_made_lead_here_gets_nothing() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let ours = format!("localhost:{}", page.port);
    let get = |host: &str| page.ask("GET", "/", &[("Host", host), ("Cookie", &page.cookie)], "");
    assert_eq!(get(&ours).status(), 200);
    let rebound = format!("evil.example:{}", page.port);
    for host in [rebound.as_str(), "evil.example", "127.0.0.1", "127.0.0.1:1", ""] {
        assert_eq!(get(host).status(), 421, "{host}");
    }
}

#[test]
fn a_form_of_another_page_records_nothing() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let form = "company=Acme&role=Fitter";
    let host = page.host();
    let elsewhere = format!("http://127.0.0.1:{}", page.port ^ 1);
    for origin in ["", "null", "https://evil.example", &elsewhere] {
        let headers = [("Host", &*host), ("Origin", origin), ("Cookie", &page.cookie)];
        assert_eq!(page.ask("POST", "/add/application", &headers, form).status(), 403, "{origin}");
    }
    assert!(!home.run(&["list"]).contains("acme-fitter"));
    assert_eq!(page.post("/add/application", form).status(), 303);
    assert!(home.run(&["list"]).contains("acme-fitter"));
}

#[test]
fn every_answer_says_what_the_browser_may_do_with_it() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let denied = page.ask("GET", "/", &[("Host", &page.host())], "");
    for answer in [page.get("/"), page.get("/nowhere"), denied] {
        let policy = answer.header("content-security-policy").expect("a policy");
        for word in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(word), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(!answer.body.contains("<script>"), "no script stands in the page itself");
        assert!(!answer.body.contains("style=\""), "nor does a style");
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
fn mail_is_text_wherever_it_is_shown() {
    let home = TestEnvironment::new();
    home.given("apply \"<script>alert(1)</script>\" \"<b>Fitter</b>\"");
    let page = Page::open(&home);
    let body = page.get("/").body;
    assert!(body.contains("&#60;b&#62;Fitter"), "{body}");
    assert!(!body.contains("<b>") && !body.contains("<script>alert"), "{body}");
}

#[test]
fn a_second_open_finds_the_first() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    let said = home.run(&["open", "--no-browser"]);
    let said = said.replace(&page.port.to_string(), "PORT");
    let (said, key) = said.split_once("key=").expect("a link");
    assert_eq!(key.trim().len(), 64);
    expect![[r#"
        The page is here. The link works once; your browser then remembers it:
          http://127.0.0.1:PORT/enter?"#]]
    .assert_eq(said);
    assert_eq!(page.get(&format!("/enter?key={}", key.trim())).status(), 303);
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

const MAIL: &str = "From: Dana Ruiz <dana@acme.example>\r
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
fn search_finds_applications_people_pages_and_words_in_mail() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    std::fs::write(home.home().join("one.eml"), MAIL).expect("the home is writable");
    home.run(&["import", "one.eml"]);
    let page = Page::open(&home);
    let hits = |words: &str| {
        let body = page.get(&format!("/search?q={words}")).body;
        let hits = body.split("id=\"hits\"").nth(1).expect("there is a place for them");
        hits.split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .take_while(|path| path != "#")
            .collect::<Vec<_>>()
    };
    assert!(hits("fitt").contains(&"/applications/acme-fitter".to_owned()));
    assert!(hits("ruiz+acme").iter().any(|path| path.ends_with("#person-dana-ruiz")));
    assert!(hits("interview").contains(&"/add/interview".to_owned()));
    assert!(
        hits("hear+fro").iter().any(|path| path.starts_with("/mail/")),
        "by the beginning of a word"
    );
    assert_eq!(hits("zebra"), Vec::<String>::new());
}

#[test]
fn started_by_a_click_it_opens_the_page() {
    let home = TestEnvironment::new();
    let mut server = home
        .command(&[])
        .env("DISPLAY", ":9")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with this test");
    let said = BufReader::new(server.stdout.take().expect("it is piped"));
    let link = said.lines().map_while(Result::ok).any(|line| line.contains("/enter?key="));
    server.kill().expect("it still runs");
    server.wait().expect("it ends");
    assert!(link, "it serves the page");
}

#[test]
fn it_goes_into_the_menu_of_the_desktop() {
    let home = TestEnvironment::new();
    let page = Page::open(&home);
    home.run(&["open", "--no-browser", "--in-menu"]);
    let place = home.home().join(".local/share");
    let entry = std::fs::read_to_string(place.join("applications/heardback.desktop"));
    let entry = entry.expect("there is an entry");
    assert!(entry.contains("Exec=\"/") && entry.contains(" open\n"), "{entry}");
    assert!(place.join("icons/hicolor/scalable/apps/heardback.svg").is_file());
    assert_eq!(page.get("/").status(), 200, "the page that was open still is");
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
fn all_applications_stand_in_a_table_and_on_a_board() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         apply Globex Welder --on \"10 mar\"
         apply Initech Clerk --lead
         outcome globex-welder rejected",
    );
    let page = Page::open(&home);
    let open = page.get("/applications").body;
    assert!(open.contains("Acme") && open.contains("Initech"), "{open}");
    assert!(!open.contains("Globex"), "what is over is not in sight");
    let over = page.get("/applications?stage=over").body;
    assert!(over.contains("Globex") && !over.contains("Acme"), "{over}");
    assert!(!page.get("/applications?q=cle").body.contains("Acme"));
    let board = page.get("/board").body;
    for words in ["aria-label=\"Applied\"", "aria-label=\"Lead\"", "aria-label=\"Over\""] {
        assert!(board.contains(words), "{words}:\n{board}");
    }
    assert!(board.contains("value=\"rejected\" data-to=\"over\""), "a move says what it means");
    let starred =
        page.post("/applications/acme-fitter/interest", "interest=high&back=/applications");
    assert!(starred.header("location").is_some_and(|to| to.starts_with("/applications?said=")));
    assert!(page.get("/applications").body.contains("#starred"));
}

#[test]
fn several_applications_rest_together_with_one_undo() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         apply Initech Turner --on \"9 mar\"
         apply Globex Welder --on \"2 mar\"
         rest globex-welder",
    );
    let page = Page::open(&home);
    let resting =
        || page.get("/applications?stage=resting").body.matches("form=\"together\"").count();
    let none = page.post("/applications/together", "standing=rested&id=globex-welder");
    assert_eq!(none.status(), 409, "it rests already");
    assert_eq!(page.post("/applications/together", "standing=rested").status(), 422);
    let offered = "standing=offer&id=acme-fitter&id=initech-turner";
    assert_eq!(page.post("/applications/together", offered).status(), 422, "an offer comes alone");
    assert_eq!(resting(), 1);
    let ticked = "id=acme-fitter&id=globex-welder&id=initech-turner&back=/applications";
    let done = page.post("/applications/together", &format!("standing=rested&{ticked}"));
    let back = done.header("location").expect("it leads back");
    assert_eq!(resting(), 3);
    assert!(
        page.get(back).body.contains("2 applications rest"),
        "what rested before is not counted"
    );
    home.run(&["undo"]);
    assert_eq!(resting(), 1);
}

#[test]
fn people_stand_with_the_next_day_they_may_hear_from_one() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example
         contact \"Sam Lee\" --at acme-fitter --no-contact
         call dana-ruiz --on \"11 mar\"",
    );
    let page = Page::open(&home);
    let people = page.get("/people").body;
    for words in ["Dana Ruiz", "Last written to Wed 11 Mar", "to leave room", "Asked not to be"] {
        assert!(people.contains(words), "{words}:\n{people}");
    }
    assert!(!page.get("/people?q=sam").body.contains("Dana"));
}

#[test]
fn the_playbook_says_who_says_so_and_what_another_profile_would_move() {
    let home = TestEnvironment::new();
    home.given(
        "apply Acme Fitter --on \"9 mar\"
         contact \"Dana Ruiz\" --at acme-fitter --part recruiter --email dana@acme.example",
    );
    let page = Page::open(&home);
    let shown = page.get("/playbook").body;
    assert!(shown.contains("APP-1") && shown.contains("(yours)"), "{shown}");
    for words in ["5 to 20, best 7", "3, or 5 without a job", "never"] {
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let preview = page.get("/playbook?profile=reserved").body;
    assert!(preview.contains(" instead of "), "{preview}");
    assert!(home.run(&["profile"]).contains("balanced"), "looking changes nothing");
    assert_eq!(page.post("/playbook/profile", "profile=reserved").status(), 303);
    assert!(home.run(&["profile"]).contains("reserved"));
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
