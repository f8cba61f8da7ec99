// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineer.h"

#include <array>

namespace random_window {

using console::ListController;

Engineer::Engineer(Dice& dice, World& world, Desk& desk)
    : m_dice(dice)
    , m_world(world)
    , m_desk(desk)
{
}

ListController* Engineer::listInFront() const
{
    return m_desk.isListInFront() ? m_desk.list() : nullptr;
}

ListMind& Engineer::mindOf(const ListController& list)
{
    return m_minds[m_desk.serverOf(list)->address];
}

std::string Engineer::act()
{
    using Act = std::string (Engineer::*)();
    constexpr std::array inList{&Engineer::type, &Engineer::type, &Engineer::chip, &Engineer::quick,
        &Engineer::range, &Engineer::facet, &Engineer::undo, &Engineer::sort, &Engineer::columns,
        &Engineer::press, &Engineer::press, &Engineer::keys, &Engineer::keys, &Engineer::copy,
        &Engineer::exportRows, &Engineer::scroll, &Engineer::openRow, &Engineer::compare,
        &Engineer::preview, &Engineer::saveView, &Engineer::takeView, &Engineer::changeViews};
    constexpr std::array inWindow{&Engineer::open, &Engineer::turn, &Engineer::turn,
        &Engineer::close, &Engineer::reopen, &Engineer::resize, &Engineer::look,
        &Engineer::restart};
    const bool isInWindow = listInFront() == nullptr || m_dice.oneIn(5);
    const Act act = isInWindow ? m_dice.of(inWindow) : m_dice.of(inList);
    return (this->*act)();
}

} // namespace random_window
