//! Who comes in to the page, how it is opened, and what an answer lets the browser do.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use expect_test::expect;

use crate::environment::TestEnvironment;
use crate::page::Page;

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
