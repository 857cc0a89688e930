/** The trivial GET of P1, the same from both servers. */
export const benchPath = "/v1/bench"
export const benchBody = { name: "Saison d'été", volumeLitres: 20, gravity: 1.052, hops: ["Saaz", "Aramis"] }
