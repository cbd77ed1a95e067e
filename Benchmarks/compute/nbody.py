"""The giant planets and the sun under gravity, step by step."""

DAYS = 365.24
SOLAR_MASS = 4 * 3.141592653589793 ** 2


class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * DAYS, vy * DAYS, vz * DAYS
        self.mass = mass * SOLAR_MASS


def system():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84, -1.16, -0.10, 0.00166, 0.00770, -0.0000690, 0.000954),
        Body(8.34, 4.12, -0.40, -0.00277, 0.00500, 0.0000230, 0.000286),
        Body(12.89, -15.11, -0.22, 0.00296, 0.00238, -0.0000297, 0.0000437),
        Body(15.38, -25.92, 0.18, 0.00268, 0.00163, -0.0000952, 0.0000515),
    ]


def advance(pairs, bodies, step, count):
    for _ in range(count):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            force = step / (squared * squared ** 0.5)
            ma = a.mass * force
            mb = b.mass * force
            a.vx -= dx * mb
            a.vy -= dy * mb
            a.vz -= dz * mb
            b.vx += dx * ma
            b.vy += dy * ma
            b.vz += dz * ma
        for body in bodies:
            body.x += step * body.vx
            body.y += step * body.vy
            body.z += step * body.vz


def energy(pairs, bodies):
    total = sum(0.5 * b.mass * (b.vx ** 2 + b.vy ** 2 + b.vz ** 2) for b in bodies)
    for a, b in pairs:
        total -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return total


bodies = system()
pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
before = energy(pairs, bodies)
advance(pairs, bodies, 0.01, 120_000)
print(f"{before:.9f} {energy(pairs, bodies):.9f}")
