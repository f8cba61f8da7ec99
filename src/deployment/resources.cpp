// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/resources.h"

#include <algorithm>
#include <utility>

namespace deployment {

const EnvironmentSlot* Resources::find(std::string_view name) const
{
    const auto found = std::ranges::find(slots, name, &EnvironmentSlot::name);
    return found == slots.end() ? nullptr : &*found;
}

EnvironmentSlot* Resources::find(std::string_view name)
{
    return const_cast<EnvironmentSlot*>(std::as_const(*this).find(name));
}

void Resources::put(EnvironmentSlot slot)
{
    const auto place = std::ranges::lower_bound(slots, slot.name, {}, &EnvironmentSlot::name);
    if (place != slots.end() && place->name == slot.name)
        *place = std::move(slot);
    else
        slots.insert(place, std::move(slot));
}

void Resources::remove(std::string_view name)
{
    std::erase_if(slots, [name](const EnvironmentSlot& slot) { return slot.name == name; });
}

Side otherSide(Side side)
{
    return side == Side::Blue ? Side::Green : Side::Blue;
}

const EnvironmentSlot* sideOf(const Resources& resources, Side side)
{
    return resources.find(slotName(side));
}

EnvironmentSlot* sideOf(Resources& resources, Side side)
{
    return resources.find(slotName(side));
}

} // namespace deployment
