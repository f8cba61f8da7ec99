// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

#include <QWidget>

namespace console {

Page::Page(PageKey key, QWidget& widget)
    : QObject(&widget)
    , m_key(std::move(key))
    , m_widget(widget)
{
}

} // namespace console
