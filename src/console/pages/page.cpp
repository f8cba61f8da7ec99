// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

#include "view_state.h"

#include <QWidget>

namespace console {

Page::Page(PageKey key, QWidget& widget)
    : QObject(&widget)
    , m_key(std::move(key))
    , m_widget(widget)
{
}

QVariantMap Page::state() const
{
    return {{QStringLiteral("view"), viewState(m_widget)}};
}

void Page::restoreState(const QVariantMap& state)
{
    restoreViewState(m_widget, state.value(QStringLiteral("view")).toMap());
}

} // namespace console
