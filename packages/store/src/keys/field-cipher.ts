/** Where a field stands: bound into its encryption, so that it opens nowhere else. */
export type FieldPlace = {
  readonly table: string;
  readonly subjectId: string;
  readonly rowId: string;
  readonly column: string;
};

/** A fresh 256-bit data key for one data subject. */
export function newDataKey(): Uint8Array {
  throw new Error("not yet");
}

export function encryptField(
  _dataKey: Uint8Array,
  _place: FieldPlace,
  _plain: Uint8Array,
): Uint8Array {
  throw new Error("not yet");
}

/** @throws FieldCipherError */
export function decryptField(
  _dataKey: Uint8Array,
  _place: FieldPlace,
  _sealed: Uint8Array,
): Uint8Array {
  throw new Error("not yet");
}

export function encryptText(_dataKey: Uint8Array, _place: FieldPlace, _text: string): Uint8Array {
  throw new Error("not yet");
}

/** @throws FieldCipherError */
export function decryptText(_dataKey: Uint8Array, _place: FieldPlace, _sealed: Uint8Array): string {
  throw new Error("not yet");
}
