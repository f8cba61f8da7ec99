// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/theme.h"

#include "deploy/deployment/derived_values.h"

#include "svg_icon_engine.h"

#include <QFile>

// Resources of a static library are linked in only when they are requested by name; the macro must
// stand outside any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace widgets::theme {

namespace {

QByteArray readIcon(const QString& name)
{
    initIconResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString iconName(deployment::Status status, bool paused)
{
    using deployment::Status;
    switch (status) {
    case Status::Pending:
        return QStringLiteral("pending");
    case Status::Running:
        return paused ? QStringLiteral("paused") : QStringLiteral("running");
    case Status::Completed:
        return QStringLiteral("succeeded");
    case Status::Failed:
        return QStringLiteral("failed");
    case Status::RolledBack:
        return QStringLiteral("rolled-back");
    case Status::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString iconName(deployment::StepState state)
{
    using deployment::StepState;
    switch (state) {
    case StepState::Pending:
    case StepState::NotRun:
    case StepState::Skipped:
        return QStringLiteral("pending");
    case StepState::Running:
        return QStringLiteral("running");
    case StepState::Paused:
        return QStringLiteral("paused");
    case StepState::Completed:
    case StepState::Passed: // in a tone that does not praise it
        return QStringLiteral("succeeded");
    case StepState::Failed:
        return QStringLiteral("failed");
    case StepState::Unfinished:
    case StepState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

QIcon icon(const QString& name, const QColor& color)
{
    QByteArray svg = readIcon(name);
    return QIcon(new SvgIconEngine(svg.replace("currentColor", color.name().toLatin1())));
}

QIcon icon(const QString& name, const QPalette& palette)
{
    return icon(name, palette.color(QPalette::ButtonText));
}

QIcon statusIcon(deployment::Status status, bool paused, const QPalette& palette)
{
    return statusIcon(status, paused, foreground(toneOf(status, paused), palette));
}

QIcon statusIcon(deployment::Status status, bool paused, const QColor& color)
{
    return icon(iconName(status, paused), color);
}

QIcon stepIcon(deployment::StepState state, const QPalette& palette)
{
    return icon(iconName(state), foreground(toneOf(state), palette));
}

} // namespace widgets::theme
