// What P8 is measured against: the least that listens. Plain JavaScript, so that nothing is loaded to read it.
import { createServer } from "node:http"

createServer((_request, response) => response.end("{}")).listen(Number(process.env.PORT), "127.0.0.1")
