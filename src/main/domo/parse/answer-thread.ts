/** The thread that parses large answers, one part at a time, whenever main asks for the next. */
import { parentPort } from 'node:worker_threads';
import { toProblem } from '../../../contract';
import type { FromAnswerThread, ToAnswerThread } from './answer-thread-protocol';
import { parseAnswer, type AnswerPart } from './parse-answer';

let parts: Generator<AnswerPart> | null = null;

function nextPart(message: ToAnswerThread): FromAnswerThread {
  try {
    if ('parse' in message) parts = parseAnswer(Buffer.concat(message.body), message.parse);
    const next = parts?.next();
    if (next && next.done !== true) return { part: next.value };
    parts = null;
    return { done: true };
  } catch (error) {
    parts = null;
    return { problem: toProblem(error) };
  }
}

parentPort?.on('message', (message: ToAnswerThread) => {
  parentPort?.postMessage(nextPart(message));
});
