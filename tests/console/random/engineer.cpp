// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineer.h"

#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

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
        &Engineer::exportRows, &Engineer::scroll};
    constexpr std::array inWindow{&Engineer::open, &Engineer::turn, &Engineer::close,
        &Engineer::reopen, &Engineer::resize, &Engineer::restart};
    if (listInFront() == nullptr)
        return open();
    const Act act = m_dice.oneIn(6) ? m_dice.of(inWindow) : m_dice.of(inList);
    return (this->*act)();
}

std::string Engineer::open()
{
    const Server& server = *m_dice.of(m_world.servers());
    if (!server.source)
        m_minds.erase(server.address);
    m_desk.window().open(server.address);
    return "opens " + server.address.toStdString();
}

std::string Engineer::turn()
{
    m_desk.window().workspace().turn(1);
    return "turns";
}

std::string Engineer::close()
{
    if (m_dice.oneIn(2))
        return {};
    m_minds.erase(m_desk.serverOf(*listInFront())->address);
    m_desk.window().workspace().closeCurrent();
    return "closes";
}

std::string Engineer::reopen()
{
    m_desk.window().tabs().reopenClosed();
    return "opens again";
}

std::string Engineer::resize()
{
    constexpr std::array widths{700, 1000, 1180, 1600};
    constexpr std::array heights{420, 600, 780, 1000};
    const QSize size(m_dice.of(widths), m_dice.of(heights));
    m_desk.window().resize(size);
    return "resizes to " + std::to_string(size.width()) + 'x' + std::to_string(size.height());
}

/// The lists are read again; then he stands where he stood.
std::string Engineer::restart()
{
    for (const ListController* list : m_desk.lists())
        mindOf(*list).filter = list->page().filters().filter();
    m_desk.restart();
    m_world.bringBack();
    for (auto& [address, mind] : m_minds)
        mind.current.clear();
    return "starts anew";
}

} // namespace random_window
