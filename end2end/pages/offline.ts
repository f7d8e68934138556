// What the service worker keeps, looked at from a page, and a way to take the server away from it.
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { open } from "../fixtures";

/** Opens a page and waits until the worker has seen what is on it. */
export async function openKept(page: Page, path: string, read: string): Promise<void> {
  await open(page, path);
  await page.locator("html[data-worker]").waitFor({ state: "attached" });
  await expect.poll(() => kept(page)).toContainEqual(expect.stringContaining(read));
  await everyPart(page);
}

/** Waits until the worker has fetched the parts of the client that no page has asked for yet. */
async function everyPart(page: Page): Promise<void> {
  const worker = await (await page.request.get(new URL("/sw.js", page.url()).href)).text();
  const parts = worker.match(/\/pkg\/[\w.-]+\.wasm/g) ?? [];
  expect(parts.length).toBeGreaterThan(1);
  await expect.poll(() => keptAtAll(page), { timeout: 30_000 }).toEqual(expect.arrayContaining(parts));
}

/** The addresses of everything private that is kept. */
export function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("nextup-private-"));
    const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return urls.flat();
  });
}

/** The addresses of everything that is kept, private or not. */
export function keptAtAll(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return urls.flat().map((url) => new URL(url).pathname);
  });
}

/** Stands before the server: can change its service worker, and can go away. */
export class Proxy {
  /** What to make of `sw.js`. */
  worker = (source: string) => source;
  private constructor(
    private server: Server,
    readonly port: number,
  ) {}

  static async start(target: string): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const proxy = new Proxy(server, (server.address() as AddressInfo).port);
    proxy.forward(new URL(target));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  async back(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
  }

  private forward(target: URL): void {
    this.server.on("request", (from, to) => {
      const isWorker = from.url === "/sw.js";
      const headers = { ...from.headers, ...(isWorker && { "accept-encoding": "identity", "if-modified-since": "" }) };
      const { hostname: host, port } = target;
      const onward = httpRequest({ host, port, path: from.url, method: from.method, headers }, (answer) => {
        if (!isWorker) {
          to.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(to);
          return;
        }
        let source = "";
        answer.setEncoding("utf8").on("data", (text) => (source += text));
        answer.on("end", () => {
          const { "content-length": _length, ...rest } = answer.headers;
          to.writeHead(answer.statusCode!, rest).end(this.worker(source));
        });
      });
      onward.on("error", () => to.destroy());
      from.pipe(onward);
    });
  }
}
