// A language model on this machine that speaks like OpenAI, and says only what a test tells it to.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, type BrowserContext } from "@playwright/test";

import { send } from "../fixtures";

export class FakeModel {
  /** How often it was asked for an answer. */
  asked = 0;
  /** The key that came with the last question. */
  key = "";
  /** How many answers nobody waited for to their end. */
  left = 0;
  /** Refuses every question while it is set. */
  refuses = false;
  /** Answers that wait for more words, the latest last. */
  private open: ServerResponse[] = [];

  private constructor(private readonly server: Server) {}

  /** Starts one at a free port. */
  static async start(): Promise<FakeModel> {
    const server = createServer();
    const model = new FakeModel(server);
    server.on("request", (request, response) => {
      request.resume();
      request.on("end", () => model.answer(request.headers.authorization ?? "", response));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return model;
  }

  /** What to write into the field Address. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Waits until somebody asks, and holds the answer. */
  async waitForQuestion(): Promise<void> {
    await expect.poll(() => this.open.length).toBeGreaterThan(0);
  }

  /** More of the answer that is under way. */
  say(text: string): void {
    this.send({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
  }

  /** The end of the answer, after 11 tokens read and 7 written. */
  finish(): void {
    this.send({
      choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
    });
    const response = this.open.pop();
    response?.end("data: [DONE]\n\n");
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(key: string, response: ServerResponse): void {
    this.asked += 1;
    this.key = key;
    if (this.refuses) {
      response.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify({ error: "wrong key" }));
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    response.on("close", () => {
      if (!response.writableEnded) this.left += 1;
    });
    this.open.push(response);
  }

  private send(chunk: object): void {
    const whole = { id: "1", object: "chat.completion.chunk", ...chunk };
    this.open.at(-1)?.write(`data: ${JSON.stringify(whole)}\n\n`);
  }
}

/** Adds a provider to the workspace without clicking through it; gives its id. */
export async function addModel(context: BrowserContext, name: string, url: string): Promise<string> {
  const form = { kind: "openai", name, model: "small", base_url: url, key: "sk-of-the-journey-7Qx9", timeout_seconds: "60" };
  return send(context, "models/add", { form });
}
