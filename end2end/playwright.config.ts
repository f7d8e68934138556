import { defineConfig, devices } from "@playwright/test";

// `cargo xtask e2e` starts a server with an empty database and sets these.
const baseURL = process.env.BASE_URL ?? "http://127.0.0.1:3000";
const executablePath = process.env.PLAYWRIGHT_CHROMIUM || undefined;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A machine shared with others may be slow for a moment; what passed only then is reported as flaky.
  retries: 1,
  reporter: [["list"], ["json"]],
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    // Another release of the browser draws an edge or two otherwise; what people would notice is more than that.
    toHaveScreenshot: { maxDiffPixelRatio: 0.005, animations: "disabled", caret: "hide" },
  },
  snapshotPathTemplate: "looks/{projectName}/{arg}{ext}",
  use: {
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    // What a test sees comes from the server. The tests of the worker switch it on.
    serviceWorkers: "block",
    launchOptions: {
      executablePath,
      // A browser that does nothing but what the test asks for, also where there is no GPU.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      use: {
        ...devices["Desktop Chrome"],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      },
    },
    {
      // Journeys marked @plain work before, or without, the client.
      name: "plain",
      grep: /@plain/,
      use: {
        ...devices["Desktop Chrome"],
        viewport: { width: 1280, height: 800 },
        javaScriptEnabled: false,
      },
    },
  ],
});
