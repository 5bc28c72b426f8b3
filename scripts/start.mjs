// @ts-check
// `npm start`: builds the site if something changed, then serves it. One process, so that ending it ends the server.
import { ensure } from "./ensure.mjs";
import { serve } from "./serve.mjs";

await ensure("build");
serve();
