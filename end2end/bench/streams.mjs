// What twenty answers at once do to each other: node streams.mjs, against a server that may reach this machine
// (NEXTUP_PRIVATE_MODELS=true). A model of its own says a word every 20 ms for ten seconds, each with the time at which it said it.
//
// Asks for BASE_URL, EMAIL, PASSWORD and SERVER_PID. Prints one JSON array of { what, unit, value }.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { BASE_URL: base, EMAIL: email, PASSWORD: password, SERVER_PID: pid } = process.env;
const WORDS = 500;
const PAUSE = 20;

/** Whose calls they are; nobody's before signing in. */
let cookie = "";

const model = await speaker();
await signIn();
const customer = await send("customers/create", new URLSearchParams({ "form[name]": "Twenty at once" })).then(({ id }) => id);
const provider = { kind: "openai", name: "Bench", model: "small", base_url: model.url, key: "", timeout_seconds: "60" };
const added = await send("models/add", { form: provider });

const before = memory();
const one = await answers(1);
const twenty = await answers(20);
const during = twenty.memory;
await answers(20);
console.log(
  JSON.stringify([
    figure("First word of one answer, after the model said it", "ms", one.first.at(-1)),
    figure("First word of twenty, the slowest", "ms", twenty.first.at(-1)),
    figure("Any word of one, 95 of 100", "ms", at(one.later, 0.95)),
    figure("Any word of twenty, 95 of 100", "ms", at(twenty.later, 0.95)),
    figure("Words that were lost or came twice", "", one.wrong + twenty.wrong),
    figure("Memory before", "MB", before),
    figure("Memory while twenty are written", "MB", during),
    figure("Memory after forty more", "MB", memory()),
  ]),
);
await send("models/delete", new URLSearchParams({ id: added }));
model.close();

/** An OpenAI-compatible model that says the time, again and again. */
async function speaker() {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    let said = 0;
    const timer = setInterval(() => {
      said += 1;
      const done = said > WORDS;
      const delta = done ? {} : { content: `${Date.now()} ` };
      const choice = { index: 0, delta, finish_reason: done ? "stop" : null };
      response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", choices: [choice] })}\n\n`);
      if (!done) return;
      clearInterval(timer);
      response.end("data: [DONE]\n\n");
    }, PAUSE);
    response.on("close", () => clearInterval(timer));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() };
}

async function signIn() {
  const reply = await post("account/sign-in", new URLSearchParams({ email, password }));
  cookie = reply.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
}

async function post(path, body) {
  const isForm = body instanceof URLSearchParams;
  const headers = { origin: base, accept: "application/json", cookie, ...(!isForm && { "content-type": "application/json" }) };
  const reply = await fetch(`${base}/fn/${path}`, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply;
}

async function send(path, body) {
  const text = await (await post(path, body)).text();
  return text ? JSON.parse(text) : null;
}

/** So many answers at once, each in a conversation of its own. */
async function answers(count) {
  const question = "What is the time?";
  const conversations = [];
  for (let made = 0; made < count; made += 1) conversations.push((await send("chat/begin", new URLSearchParams({ customer, question }))).id);
  const reading = conversations.map((conversation) => answer(conversation, question));
  await new Promise((resolve) => setTimeout(resolve, (WORDS * PAUSE) / 2));
  const half = memory();
  const read = await Promise.all(reading);
  const sorted = (key) => read.flatMap((one) => one[key]).sort((a, b) => a - b);
  return { first: sorted("first"), later: sorted("later"), wrong: read.reduce((sum, one) => sum + Math.abs(WORDS - one.words), 0), memory: half };
}

async function answer(conversation, question) {
  const reply = await post("chat/ask", { conversation, question, agent: "customer_management", instead_of: null });
  const [first, later] = [[], []];
  let words = 0;
  let rest = "";
  for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
    const now = Date.now();
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines.filter(Boolean)) {
      const said = JSON.parse(line).event?.text?.text.match(/\d{13}/g) ?? [];
      words += said.length;
      for (const time of said) (first.length ? later : first).push(now - Number(time));
    }
  }
  return { first, later, words };
}

function memory() {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1000;
}

function at(sorted, part) {
  return sorted[Math.floor(sorted.length * part)];
}

function figure(what, unit, value) {
  return { what, unit, value: Math.round(value * 100) / 100 };
}
