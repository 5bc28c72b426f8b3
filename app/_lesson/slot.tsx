// Stands in for app/_widgets/WidgetSlot.tsx until that is there.
export function WidgetSlot({ id, number, title }: { id: string; number: string; title?: string; params?: string; controls?: string }) {
  return (
    <section className="plate">
      <div className="plate-head">
        <h3>
          <span className="no">Figure {number}</span> {title ?? id}
        </h3>
      </div>
    </section>
  );
}
