// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/theme.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/metrics.h"

#include "deploy/widgets/theme/contrast.h"

#include <algorithm>
#include <array>

namespace widgets::theme {

namespace {

constexpr double readableContrast = 4.5;
constexpr double seenContrast = 3;
constexpr double lightnessStep = 0.01;
constexpr std::size_t mostAdjusted = 32; ///< seven tones, light and dark, some of what is disabled

QColor seed(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return QColor(0x1f, 0x6f, 0xd6);
    case Tone::Good:
        return QColor(0x1f, 0x8a, 0x4c);
    case Tone::Warning:
        return QColor(0xb3, 0x6b, 0x00);
    case Tone::Bad:
        return QColor(0xcc, 0x2f, 0x2f);
    case Tone::Blue:
        return QColor(0x2b, 0x62, 0xd9);
    case Tone::Green:
        return QColor(0x2e, 0x8b, 0x3d);
    case Tone::Neutral:
        break;
    }
    return QColor(0x6b, 0x72, 0x80);
}

/// Every ground that text may stand on in this palette.
std::array<QColor, 4> grounds(const QPalette& palette, const QColor& fill)
{
    return {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
        palette.color(QPalette::Window), fill};
}

bool standsOut(const QColor& color, const std::array<QColor, 4>& on, double least)
{
    return std::ranges::all_of(
        on, [&](const QColor& ground) { return contrast(color, ground) >= least; });
}

/// The tint, made darker or lighter until it has that contrast to every ground.
QColor adjusted(const QColor& tint, const std::array<QColor, 4>& on, bool dark, double least)
{
    const float hue = std::max(tint.hslHueF(), 0.0F);
    const float saturation = tint.hslSaturationF();
    for (double lightness = tint.lightnessF(); lightness >= 0 && lightness <= 1;
         lightness += dark ? lightnessStep : -lightnessStep) {
        // As it is painted: rounded to eight bits a channel.
        const QColor candidate(QColor::fromHslF(hue, saturation, float(lightness)).rgb());
        if (standsOut(candidate, on, least))
            return candidate;
    }
    return dark ? QColor(Qt::white) : QColor(Qt::black);
}

/// A color that was looked for, and all that it depends on.
struct Adjusted {
    QColor tint;
    std::array<QColor, 4> palette;
    QColor color;
};

std::array<QColor, 4> deciding(const QPalette& palette)
{
    return {palette.color(QPalette::Base), palette.color(QPalette::AlternateBase),
        palette.color(QPalette::Window), palette.color(QPalette::Text)};
}

/// Every cell asks, and a palette has the same answer for a tint each time.
template <typename LookFor>
QColor adjustedOnce(const QColor& tint, const QPalette& palette, const LookFor& lookFor)
{
    thread_local std::array<Adjusted, mostAdjusted> known;
    thread_local std::size_t next = 0;
    const auto of = deciding(palette);
    const auto* const found = std::ranges::find_if(
        known, [&](const Adjusted& one) { return one.tint == tint && one.palette == of; });
    if (found != known.end())
        return found->color;
    const QColor color = lookFor();
    known[next++ % mostAdjusted] = {tint, of, color};
    return color;
}

} // namespace

QColor mixed(const QColor& ground, const QColor& tint, double share)
{
    const auto channel = [share](double from, double to) { return from + (to - from) * share; };
    return QColor::fromRgbF(float(channel(ground.redF(), tint.redF())),
        float(channel(ground.greenF(), tint.greenF())),
        float(channel(ground.blueF(), tint.blueF())));
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor foreground(Tone tone, const QPalette& palette)
{
    const QColor tint = seed(tone);
    return adjustedOnce(tint, palette, [&] {
        return adjusted(
            tint, grounds(palette, background(tone, palette)), isDark(palette), readableContrast);
    });
}

QColor background(Tone tone, const QPalette& palette)
{
    return mixed(palette.color(QPalette::Base), seed(tone), isDark(palette) ? 0.22 : 0.10);
}

QColor secondaryText(const QPalette& palette)
{
    return foreground(Tone::Neutral, palette);
}

QColor line(const QPalette& palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.18);
}

QColor edge(const QPalette& palette)
{
    const bool dark = isDark(palette);
    const QColor faint = dark ? QColor(0x4a, 0x51, 0x5c) : QColor(0xa8, 0xb0, 0xbb);
    return adjustedOnce(faint, palette, [&] {
        return adjusted(faint, grounds(palette, palette.color(QPalette::Base)), dark, seenContrast);
    });
}

QColor accent(const QPalette& palette)
{
    return foreground(Tone::Info, palette);
}

Tone toneOf(deployment::Status status, bool paused)
{
    using deployment::Status;
    switch (status) {
    case Status::Running:
        return paused ? Tone::Warning : Tone::Info;
    case Status::Completed:
        return Tone::Good;
    case Status::Failed:
    case Status::RolledBack:
        return Tone::Bad;
    case Status::Pending:
    case Status::Unknown:
        break;
    }
    return Tone::Neutral;
}

Tone toneOf(deployment::StepState state)
{
    using deployment::StepState;
    switch (state) {
    case StepState::Running:
        return Tone::Info;
    case StepState::Paused:
        return Tone::Warning;
    case StepState::Completed:
        return Tone::Good;
    case StepState::Failed:
        return Tone::Bad;
    case StepState::Pending:
    case StepState::NotRun:
    case StepState::Unfinished:
    case StepState::Skipped:
    case StepState::Passed:
    case StepState::Unknown:
        break;
    }
    return Tone::Neutral;
}

Tone toneOfMetric(std::string_view id)
{
    return id == deployment::knownMetrics.front().id ? Tone::Good : Tone::Info;
}

} // namespace widgets::theme
