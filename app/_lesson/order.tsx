"use client";
// <Order>: steps to put in order, with two buttons each (and the arrow keys on them). No dragging is needed, and every move is said aloud.
//
// The trap: moving a list item in the document takes the keyboard's focus from the button inside it. The button that was pressed is
// focused again after the move; at the end of the list, where it can go no further, its twin is.
import { Children, createContext, type KeyboardEvent, type ReactNode, use, useEffect, useId, useRef, useState } from "react";
import { arrangement, moved } from "./arrangement.ts";
import { useQuestion } from "./lesson-context.tsx";
import { type Given, Question } from "./question.tsx";
import { useInstructor } from "./view.ts";

interface Arrangement {
  readonly id: string;
  /** which step stands where; undefined until somebody has moved one */
  readonly order: readonly number[] | undefined;
  readonly arrange: (order: readonly number[]) => void;
}

const OrderContext = createContext<Arrangement | null>(null);

export function Order({ id, number, children }: { id: string; number?: string; children: ReactNode }) {
  const asked = useQuestion(id);
  const [order, setOrder] = useState<readonly number[]>();
  const [given, setGiven] = useState<Given>();
  const check = () => {
    const count = order?.length ?? 0;
    const inPlace = order?.filter((step, place) => step === place).length ?? 0;
    if (order === undefined) {
      setGiven({ value: "", right: false, refused: true, says: <p className="verdict">Move the steps into order first.</p> });
      return;
    }
    const right = inPlace === count;
    const says = right
      ? "That is the order."
      : `Not yet: ${inPlace} of ${count} steps ${inPlace === 1 ? "stands" : "stand"} in the right place.`;
    const value = order.map((step) => step + 1).join(" ");
    setGiven({ value, right, says: <p className="verdict">{says}</p> });
    asked.answered(value, right);
  };
  const button = (
    <button className="btn" type="submit">
      Check the order
    </button>
  );
  return (
    <OrderContext value={{ id, order, arrange: setOrder }}>
      <Question id={id} kind="order" number={number} given={given} asked={asked} button={button} onAnswer={check}>
        {children}
      </Question>
    </OrderContext>
  );
}

type Way = -1 | 1;

export function Steps({ count, children }: { count: string; children: ReactNode }) {
  const context = use(OrderContext);
  const instructor = useInstructor();
  const steps = Children.toArray(children);
  const [last, setLast] = useState<{ step: number; way: Way }>();
  const list = useRef<HTMLOListElement>(null);
  const name = useId();
  const order = context?.order ?? arrangement(Number(count), context?.id ?? "");

  useEffect(() => {
    if (last === undefined) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-step="${last.step}"] button`);
    const pressed = buttons?.[last.way === -1 ? 0 : 1];
    const other = buttons?.[last.way === -1 ? 1 : 0];
    (pressed?.getAttribute("aria-disabled") === "true" ? other : pressed)?.focus();
  }, [last]);

  const move = (place: number, way: Way) => {
    const step = order[place];
    if (step === undefined || place + way < 0 || place + way >= order.length) return;
    context?.arrange(moved(order, place, way));
    setLast({ step, way });
  };
  const keys = (place: number) => (event: KeyboardEvent) => {
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (way === undefined) return;
    event.preventDefault();
    move(place, way);
  };
  return (
    <>
      <ol className="order" ref={list}>
        {order.map((step, place) => (
          <li key={step} data-step={step} className={last?.step === step ? "moved" : undefined}>
            <span id={`${name}${step}`}>
              {steps[step]}
              {instructor && <small className="first key"> (step {step + 1})</small>}
            </span>
            <span className="acts">
              {([-1, 1] as const).map((way) => (
                <button
                  key={way}
                  id={`${name}${step}${way}`}
                  className="btn"
                  type="button"
                  aria-label={way === -1 ? "Move up" : "Move down"}
                  aria-describedby={`${name}${step}`}
                  aria-disabled={way === -1 ? place === 0 : place === order.length - 1}
                  onClick={() => move(place, way)}
                  onKeyDown={keys(place)}
                >
                  <span aria-hidden="true">{way === -1 ? "↑" : "↓"}</span>
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {last !== undefined && `Moved to place ${order.indexOf(last.step) + 1} of ${order.length}.`}
      </p>
    </>
  );
}

export function Step({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
