package dev.backroad.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Looks at the page in a real browser, in a tab where nobody is signed in yet. */
abstract class BrowserTest {

    static final String USER = "operator";

    private static Chromium browser;

    final RunningSystem system = RunningSystem.up();
    Tab tab;

    @BeforeAll
    static void startBrowser() {
        assumeTrue(
                Chromium.installed().isPresent(),
                "There is no Chromium here, so nobody looked at the page: apt-get install"
                        + " chromium");
        browser = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTab() {
        tab = newTab();
        tab.forgetCookies();
    }

    @AfterEach
    void pageMadeNoMistakeAndAskedNobodyElse() {
        assertThat(tab.mistakes()).isEmpty();
        assertThat(tab.hosts()).containsOnly(URI.create(system.url()).getAuthority());
        browser.leavePages();
    }

    /** Another tab of the same browser: the same cookies, and what is typed there is its own. */
    Tab newTab() {
        return browser.newTab();
    }

    String address(String hash) {
        return system.url() + "/" + hash;
    }

    void signIn() {
        signInAs(USER);
    }

    void signInAs(String user) {
        signIn(tab, user);
    }

    void signIn(Tab at, String user) {
        at.open(system.url() + "/session/login")
                .type("[name=username]", user)
                .type("[name=password]", user + "-demo")
                .key("Enter")
                .see("#sections a[href='#/me']");
    }

    /** Opens a view and waits until all of its parts are there. */
    void look(String hash) {
        tab.open(address(hash))
                .await(
                        hash,
                        "document.querySelector('main h1') &&"
                                + " !document.querySelector('[aria-busy=true]')");
    }

    void lookAtThePicture(String hash) {
        look(hash);
        tab.press("[data-look=picture]").see(".picture .node");
    }
}
