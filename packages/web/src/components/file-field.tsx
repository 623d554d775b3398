/**
 * A file that is read on the device and fills the field `into`: with its SHA-256, or with its text. It is never
 * sent itself, and without JavaScript it is not shown: the field is filled by hand.
 */
export function FileField({
  into,
  as,
  label,
  accept,
}: {
  readonly into: string;
  readonly as: "sha256" | "text";
  readonly label: string;
  /** Endings or types, joined by commas. */
  readonly accept?: string | undefined;
}) {
  return (
    <p
      data-sha256-into={as === "sha256" ? into : undefined}
      data-text-into={as === "text" ? into : undefined}
      hidden
    >
      <label>
        {label} <input type="file" accept={accept} />
      </label>
    </p>
  );
}
