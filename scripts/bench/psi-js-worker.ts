// Runs in a worker behind psi.js's own script and answers as psi-worker.ts does: both roles, one after the other, which costs the same in all.
// biome-ignore lint/suspicious/noExplicitAny: a package that is not installed has no types
declare const PSI: () => Promise<any>;

const listOf = (role: string, size: number) =>
  Array.from({ length: size }, (_, i) => (2 * i < size ? `shared-${i}@example.com` : `${role}-${i}@example.com`))
    .join("\n")
    .split("\n");

let go: (() => { found: number; bytes: number }) | undefined;
addEventListener("message", async ({ data }: MessageEvent<{ size: number } | "go">) => {
  if (data === "go") {
    postMessage({ done: go?.() });
    return;
  }
  const psi = await PSI();
  const { size } = data;
  const [mine, theirs] = [listOf("receiver", size), listOf("sender", size)];
  go = () => {
    const server = psi.server.createWithNewKey(true);
    const client = psi.client.createWithNewKey(true);
    const setup = server.createSetupMessage(1e-9, size, theirs, psi.dataStructure.Raw).serializeBinary();
    const request = client.createRequest(mine).serializeBinary();
    const response = server.processRequest(psi.request.deserializeBinary(request)).serializeBinary();
    const found = client.getIntersection(psi.serverSetup.deserializeBinary(setup), psi.response.deserializeBinary(response));
    return { found: found.length, bytes: setup.length + request.length + response.length };
  };
  postMessage("ready");
});
