// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/side_texts.h"

#include "deploy/models/display_strings.h"

#include <QCoreApplication>

namespace models {

namespace {

using deployment::SideName;

class SideTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::SideTexts)
};

QString noneText(SideName name)
{
    switch (name) {
    case SideName::Blue:
        return SideTexts::tr("No blue environment");
    case SideName::Green:
        return SideTexts::tr("No green environment");
    case SideName::NewVersion:
        return SideTexts::tr("No new version");
    case SideName::OldVersion:
        break;
    }
    return SideTexts::tr("No old version");
}

QString unknownShareText(SideName name)
{
    switch (name) {
    case SideName::Blue:
        return SideTexts::tr("Blue: not known");
    case SideName::Green:
        return SideTexts::tr("Green: not known");
    case SideName::NewVersion:
        return SideTexts::tr("New: not known");
    case SideName::OldVersion:
        break;
    }
    return SideTexts::tr("Old: not known");
}

/// With a place for the percentage.
QString shareText(SideName name)
{
    switch (name) {
    case SideName::Blue:
        return SideTexts::tr("Blue %1", "percent of the traffic");
    case SideName::Green:
        return SideTexts::tr("Green %1", "percent of the traffic");
    case SideName::NewVersion:
        return SideTexts::tr("New %1", "percent of the traffic");
    case SideName::OldVersion:
        break;
    }
    return SideTexts::tr("Old %1", "percent of the traffic");
}

} // namespace

QString sideTitle(SideName name)
{
    switch (name) {
    case SideName::Blue:
        return SideTexts::tr("Blue environment");
    case SideName::Green:
        return SideTexts::tr("Green environment");
    case SideName::NewVersion:
        return SideTexts::tr("New version");
    case SideName::OldVersion:
        break;
    }
    return SideTexts::tr("Old version");
}

QString missingSideText(SideName name)
{
    switch (name) {
    case SideName::Blue:
        return SideTexts::tr("The record has no blue environment.");
    case SideName::Green:
        return SideTexts::tr("The record has no green environment.");
    case SideName::NewVersion:
        return SideTexts::tr("The record has no resources of a new version.");
    case SideName::OldVersion:
        break;
    }
    return SideTexts::tr("The record has no resources of an old version.");
}

QString sideShareText(SideName name, const deployment::EnvironmentSlot* slot)
{
    if (slot == nullptr)
        return noneText(name);
    return slot->traffic ? shareText(name).arg(percentText(slot->traffic)) : unknownShareText(name);
}

} // namespace models
