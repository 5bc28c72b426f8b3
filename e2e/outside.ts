/** A page of another origin that embeds a figure: somebody's slides. It keeps all that the figure says, and speaks to it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type FrameLocator, type Page } from "playwright/test";
import { PATIENCE } from "./helpers.ts";

export interface Message {
  readonly petri: number;
  readonly type: string;
  readonly widget: string;
  readonly [more: string]: unknown;
}

export interface Outside {
  readonly frame: FrameLocator;
  said(type?: string): Promise<Message[]>;
  tell(message: unknown): Promise<void>;
  /** The n-th message of this type, from 0, once it is there. */
  heard(type: string, n?: number): Promise<Message>;
  close(): Promise<void>;
}

/** The site is tested at 127.0.0.1. Another port is another origin; "localhost" is another site besides, to which a browser gives processes of its own. */
export const [SAME_SITE, ANOTHER_SITE] = ["127.0.0.1", "localhost"] as const;

/** `attributes`: of the frame. */
export async function embedOutside(
  page: Page,
  baseURL: string,
  address: string,
  { attributes = "", host = ANOTHER_SITE }: { readonly attributes?: string; readonly host?: string } = {},
): Promise<Outside> {
  const src = new URL(address, baseURL).href.replace(/&/g, "&amp;");
  const html = `<!doctype html><title>slides</title><script>
    var said = []; // a property of window, so that the test can read it
    addEventListener("message", ({ source, data }) => source === frames[0] && said.push(data));
  </script><iframe title="figure" width="1000" height="900" src="${src}" ${attributes}></iframe>`;
  const close = await openOutside(page, html, { host });
  const said = (type?: string) =>
    page.evaluate(
      (wanted) => (window as never as { said: Message[] }).said.filter(({ type }) => wanted === undefined || type === wanted),
      type,
    );
  return {
    frame: page.frameLocator("iframe"),
    said,
    tell: (message) => page.evaluate((data) => frames[0]?.postMessage(data, "*"), message),
    async heard(type, n = 0) {
      await expect.poll(async () => (await said(type)).length, PATIENCE).toBeGreaterThan(n);
      return (await said(type))[n] as Message;
    },
    close,
  };
}

/** Opens somebody else's page. Its policy can forbid it scripts altogether. The result closes it again. */
export async function openOutside(
  page: Page,
  html: string,
  { policy, host = ANOTHER_SITE }: { readonly policy?: string; readonly host?: string } = {},
): Promise<() => Promise<void>> {
  const server = createServer((_, response) => {
    if (policy) response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", "text/html; charset=utf-8").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  await page.goto(`http://${host}:${(server.address() as AddressInfo).port}/`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
