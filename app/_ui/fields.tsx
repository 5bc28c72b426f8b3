"use client";
// Fields that are typed into. They keep what was typed, and answer a bad value with a sentence; what a text means is asked of `read`.
// The trap: input type=number. It refuses a decimal comma in half the world's locales and hands over "" without saying why. A text
// field with inputmode does neither.
import { type ChangeEvent, type KeyboardEvent, useId, useState } from "react";

export interface Labelled {
  readonly label: string;
  readonly help?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface Typed<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What a text means; undefined: it is not a value of this field. */
  readonly read: (text: string) => T | undefined;
  /** Completes 'x is not …': "a whole number from 1 to 10,000". */
  readonly allowed: string;
}

/** A number that is typed. It is taken on Enter or on leaving the field, never in the middle of a digit. */
export const NumberField = (
  props: Labelled &
    Typed<number> & {
      readonly unit?: string | undefined;
      readonly whole?: boolean | undefined;
      /** The label is there for those who do not see what the field stands beside. */
      readonly quiet?: boolean | undefined;
    },
) => <TypedField {...props} mode={props.whole ? "numeric" : "decimal"} show={shownNumber} />;

/** As it may be typed: of a small number its power of ten, and no row of noughts. */
export const shownNumber = (value: number) => (value !== 0 && Math.abs(value) < 1e-2 ? value.toExponential() : String(value));

export const TextField = (props: Labelled & Typed<string> & { readonly unit?: string | undefined }) => (
  <TypedField {...props} mode="text" show={(text) => text} />
);

interface TypedFieldProps<T> extends Labelled, Typed<T> {
  readonly unit?: string | undefined;
  readonly mode: "numeric" | "decimal" | "text";
  readonly quiet?: boolean | undefined;
  readonly show: (value: T) => string;
}

function TypedField<T>({ label, help, disabled, value, onChange, read, allowed, unit, mode, quiet, show }: TypedFieldProps<T>) {
  const id = useId();
  // what is being typed; undefined: the field shows the value that counts
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<string>();
  // Somebody else set the value (a slider beside the field, a reset): what was being typed was about the old one.
  const [seen, setSeen] = useState(value);
  if (!Object.is(seen, value)) {
    setSeen(() => value);
    setDraft(undefined);
    setRefused(undefined);
  }

  const settle = () => {
    if (draft === undefined) return;
    const next = read(draft);
    if (next === undefined) {
      const given = draft.trim() === "" ? "Nothing" : `“${draft.length > 40 ? `${draft.slice(0, 37)}…` : draft}”`;
      setRefused(`${given} is not ${allowed}. It stays at ${show(value) || "none"}.`);
      return;
    }
    setDraft(undefined);
    setRefused(undefined);
    if (!Object.is(next, value)) onChange(next);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Enter") settle();
    if (event.key !== "Escape" || draft === undefined) return;
    event.stopPropagation();
    setDraft(undefined);
    setRefused(undefined);
  };

  const described = [help && `${id}-help`, `${id}-refusal`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id} className={quiet ? "vh" : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={mode}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={draft ?? show(value)}
        aria-invalid={refused !== undefined || undefined}
        aria-describedby={described}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={keyed}
      />
      {unit && <span className="unit">{unit}</span>}
      <Help id={id} text={help} />
      <span className="refusal" id={`${id}-refusal`} role="status">
        {refused}
      </span>
    </div>
  );
}

export function Help({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (!text) return null;
  return (
    <span className="help" id={`${id}-help`}>
      {text}
    </span>
  );
}
