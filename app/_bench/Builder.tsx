"use client";
/**
 * From check boxes and fields to an address, lines for another page, a command line and a QR code. Everything that can be ticked
 * comes from the card's schema and from the display parameters' own; there is no second list.
 */
import { type ReactNode, useState } from "react";
import { type AnyExperiment, type ExperimentId, experiments } from "../../lib/experiments/index.ts";
import { controls, describedDisplay, display, type Params } from "../../lib/schema/index.ts";
import { TextField } from "../_ui/controls.tsx";
import { givenIn } from "../_widgets/address.ts";
import { readSeedField, SEED_ALLOWED } from "../_widgets/seed.ts";
import { Made } from "./Made.tsx";
import { Preview } from "./Preview.tsx";
import { type Given, recipeOf } from "./recipe.ts";
import { allowedIn, SEED_ROW, usualIn } from "./rows.ts";
import { Value } from "./Value.tsx";

export interface BuilderProps {
  readonly id: ExperimentId;
  /** Begins with what the page's own address says of the figure. */
  readonly fromAddress?: boolean | undefined;
  /** What the figure's still shows; absent where the live figure stands on the page already. */
  readonly still?: string | undefined;
  /** False: closed, and nothing may run. */
  readonly open?: boolean | undefined;
}

const SHARED: Params = describedDisplay();

export function Builder({ id, fromAddress = false, still, open = true }: BuilderProps) {
  const card: AnyExperiment = experiments[id];
  const own = card.params as Params;
  const shared = SHARED;
  const [texts, setTexts] = useState<Given>(() => (fromAddress ? startOf(own) : {}));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(Object.keys(texts)));
  const [site, setSite] = useState(location.origin);

  /** Of a field that nobody has touched: the default, and for the seed, which has none, the one that everybody takes. */
  const textOf = (name: string): string => {
    const field = own.fields[name] ?? shared.fields[name];
    return texts[name] ?? (field ? field.toText(field.default) : "1");
  };
  const recipe = recipeOf(card, Object.fromEntries([...ticked].map((name) => [name, textOf(name)])), site);

  const tick = (name: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, name] : [...before].filter((each) => each !== name)));
  const choose = (name: string, text: string) => {
    setTexts((before) => ({ ...before, [name]: text }));
    tick(name, true);
  };
  const rowsOf = (schema: Params) =>
    controls(schema).map((control) => (
      <Row
        key={control.name}
        name={control.name}
        ticked={ticked.has(control.name)}
        tick={(on) => tick(control.name, on)}
        usual={usualIn(schema, control)}
        help={`${control.about.help} ${allowedIn(control)}`}
      >
        <Value
          control={control}
          schema={schema}
          names={Object.keys(own.fields)}
          text={textOf(control.name)}
          choose={(text) => choose(control.name, text)}
        />
      </Row>
    ));

  return (
    <div className="builder">
      {open && <Preview id={id} title={card.title} path={"path" in recipe ? recipe.path : undefined} still={still} />}
      <table className="recipe">
        <caption className="vh">What can be set, and what goes into the address</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">Meaning and default</th>
          </tr>
        </thead>
        <tbody>{rowsOf(own)}</tbody>
        <tbody>
          <tr className="shared">
            <th colSpan={3} scope="rowgroup">
              Shared by every figure
            </th>
          </tr>
          {rowsOf(shared)}
          <Row name="seed" ticked={ticked.has("seed")} tick={(on) => tick("seed", on)} usual="absent" help={SEED_ROW.help}>
            <TextField
              label="Seed"
              value={textOf("seed")}
              read={(text) => readSeedField(text) || undefined}
              allowed={SEED_ALLOWED}
              onChange={(text) => choose("seed", text)}
            />
          </Row>
        </tbody>
      </table>
      <Made recipe={recipe} id={id} site={site} setSite={setSite} />
    </div>
  );
}

function startOf(own: Params): Given {
  const known = new Set([...Object.keys(own.fields), ...Object.keys(display.fields), "seed"]);
  return Object.fromEntries(givenIn({ query: location.search, fragment: location.hash }).filter(([name]) => known.has(name)));
}

interface RowProps {
  readonly name: string;
  readonly ticked: boolean;
  readonly tick: (on: boolean) => void;
  readonly usual: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Row({ name, ticked, tick, usual, help, children }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <label>
          <input type="checkbox" checked={ticked} onChange={(event) => tick(event.target.checked)} />
          <code>{name}</code>
        </label>
      </th>
      <td className="value">{children}</td>
      <td className="help">
        {help} <span className="usual">Default: {usual}.</span>
      </td>
    </tr>
  );
}
