import type { PersonRow } from "./people.ts";

/** Numbers 41 to 47: under age until 2031 at least. */
export const MINORS: readonly PersonRow[] = [
  ["Жанбырбай Айсұлтан Ерсұлтанұлы", "male", "2013-03-12"],
  ["Сарбасова Көзайым Мейіржанқызы", "female", "2015-09-01"],
  ["Кривоносов Лука Матвеевич", "male", "2014-05-25"],
  ["Тоқсанбай Інжу Арманқызы", "female", "2018-12-16"],
  ["Гарифзянова Сафия Ильнуровна", "female", "2020-07-04"],
  ["Байтөре Алдияр Нартайұлы", "male", "2023-02-20"],
  ["Пак Мирон Тимурович", "male", "2025-06-08"],
];

/** Numbers 48 to 50: adults whom a court placed under somebody's care, in this demo only. */
export const WARDS: readonly PersonRow[] = [
  ["Мұқышев Қайсар Болатұлы", "male", "1999-04-30"],
  ["Заварзина Капитолина Тихоновна", "female", "1949-11-11"],
  ["Әлімқожа Баянсұлу Нығметқызы", "female", "1987-08-19"],
];
