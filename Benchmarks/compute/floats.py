def mandelbrot(size, limit):
    total = 0
    for row in range(size):
        imaginary = 2.0 * row / size - 1.0
        for column in range(size):
            real = 2.0 * column / size - 1.5
            x = 0.0
            y = 0.0
            count = 0
            while count < limit:
                xx = x * x
                yy = y * y
                if xx + yy > 4.0:
                    break
                y = 2.0 * x * y + imaginary
                x = xx - yy + real
                count += 1
            total += count
    return total


def n_body(steps):
    px = [0.0, 4.84143144246472090, 8.34336671824457987, 12.8943695621391310]
    py = [0.0, -1.16032004402742839, 4.12479856412430479, -15.1111514016986312]
    vx = [0.0, 0.606326392995832, -1.01077434617879, 1.08279100644153]
    vy = [0.0, 2.81198684491626, 1.82566237123041, 0.868713018169608]
    mass = [39.47841760435743, 0.03769367487038949, 0.011286326131968767, 0.0017237240570597112]
    for _ in range(steps):
        for i in range(4):
            for j in range(i + 1, 4):
                dx = px[i] - px[j]
                dy = py[i] - py[j]
                square = dx * dx + dy * dy + 0.01
                magnitude = 0.001 / (square * square ** 0.5)
                vx[i] -= dx * mass[j] * magnitude
                vy[i] -= dy * mass[j] * magnitude
                vx[j] += dx * mass[i] * magnitude
                vy[j] += dy * mass[i] * magnitude
        for i in range(4):
            px[i] += 0.001 * vx[i]
            py[i] += 0.001 * vy[i]
    return round(sum(px) + sum(py), 6)


def harmonic(count):
    total = 0.0
    sign = 1.0
    for i in range(1, count):
        total += sign / i
        sign = -sign
    return total


print(mandelbrot(200, 80), n_body(25_000), round(harmonic(2_000_000), 9))
