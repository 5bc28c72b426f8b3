"use client";
/** "For a room": the address as a QR code, to look at and to take away. */
import { useMemo } from "react";
import { Button } from "../_ui/controls.tsx";
import { download, toPng } from "../_widgets/download.ts";
import { qrFile, qrOf } from "./qr.ts";

export function QrCode({ address, name }: { readonly address: string; readonly name: string }) {
  const code = useMemo(() => qrOf(address), [address]);
  if (!code) return <p>This address is longer than a QR code can hold. Untick what is not needed.</p>;
  return (
    <>
      <svg className="qr" viewBox={`0 0 ${code.side} ${code.side}`} role="img" aria-label={`QR code of ${address}`}>
        <rect width={code.side} height={code.side} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      <p className="fine">
        {code.modules} × {code.modules} modules; opens the address above.
      </p>
      <div className="acts">
        <Button kind="plain" label="Save the QR code as SVG" onClick={() => download(`${name}-qr.svg`, "image/svg+xml", qrFile(code))}>
          SVG
        </Button>
        <Button
          kind="plain"
          label="Save the QR code as PNG"
          onClick={() => void toPng(qrFile(code)).then((png) => download(`${name}-qr.png`, "image/png", png))}
        >
          PNG
        </Button>
      </div>
    </>
  );
}
