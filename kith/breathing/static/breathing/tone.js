// A soft tone that swells as the shape fills. It is made here, and off until somebody asks for it.

const LOW = 110 // hertz
const LOUDEST = 0.05
const SMOOTH = 0.08 // seconds

export function tone() {
  const context = new AudioContext()
  const gain = context.createGain()
  gain.gain.value = 0
  gain.connect(context.destination)
  const voices = [LOW, LOW * 1.5].map(hertz => {
    const voice = context.createOscillator()
    voice.frequency.value = hertz
    voice.connect(gain)
    voice.start()
    return voice
  })
  return {
    swell: full => gain.gain.setTargetAtTime(LOUDEST * full, context.currentTime, SMOOTH),
    stop() {
      gain.gain.setTargetAtTime(0, context.currentTime, SMOOTH)
      setTimeout(() => { for (const voice of voices) voice.stop(); context.close() }, 400)
    },
  }
}
