package dev.gatecrash.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, and what tests ask it. */
final class Chromium implements AutoCloseable {

    /** Where {@code -Dscreenshots=DIRECTORY} wants pictures of the pages. */
    private static final Optional<Path> SCREENSHOTS =
            Optional.ofNullable(System.getProperty("screenshots")).map(Path::of);

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one; skips the test where there is none. */
    static Chromium start(String... arguments) {
        Path browser = installed("chromium");
        Path control = installed("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en");
        options.addArguments(arguments);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control.toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Path installed(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(), program + " is not installed; on Debian: apt-get install chromium chromium-driver");
        return found.orElseThrow();
    }

    ChromeDriver driver() {
        return driver;
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String heading() {
        return find("h1").getText();
    }

    String text() {
        return find("main").getText();
    }

    /** Waits until the browser is at a URL that starts so; returns it. */
    String awaitUrl(String start) {
        return until(d -> Optional.ofNullable(d.getCurrentUrl())
                .filter(url -> url.startsWith(start))
                .orElse(null));
    }

    void awaitHeading(String heading) {
        until(d -> d.findElement(By.tagName("h1")).getText().equals(heading));
    }

    /** Waits until there is such an element. */
    WebElement await(String css) {
        return until(d -> d.findElement(By.cssSelector(css)));
    }

    // An element may go while it is looked at, and a look be cut short, when the next page comes.
    private <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, Duration.ofSeconds(30))
                .ignoring(WebDriverException.class)
                .withMessage(() -> "still at " + driver.getCurrentUrl() + "\n" + driver.getPageSource())
                .until(condition);
    }

    void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    void prefer(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** A picture of the page, where pictures are wanted. */
    void picture(String name) {
        SCREENSHOTS.ifPresent(directory -> {
            try {
                Files.createDirectories(directory);
                Files.write(directory.resolve(name + ".png"), find("main").getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        driver.quit();
    }
}
