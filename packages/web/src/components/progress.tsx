import { useNewId } from "../page/form-ids.ts";

/** How much of a long work is done. `refresh`: the page is asked anew until all is. */
export function Progress({
  done,
  total,
  label,
  refresh,
}: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
  /** A path that answers `{"done": n, "total": n}` as JSON; the page is loaded anew at the end. */
  readonly refresh?: string | undefined;
}) {
  const id = useNewId("progress");
  return (
    <div class="progress" data-progress={refresh}>
      <label for={id}>{label}</label>
      <progress id={id} value={done} max={Math.max(total, 1)} />
      <output for={id}>
        {done} / {total}
      </output>
    </div>
  );
}
