// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace widgets {

/// Where the keys go when a page comes to the front: to its table, its panel, the way out that it
/// offers. A page gets the focus, and hands it on; as long as there is nothing to hand it to, it
/// keeps it, so that the page's own keys work. What had the keys and is gone, or out of sight,
/// gives them back to it.
class FocusEntry final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusEntry)

public:
    /// Asked each time; null: nothing yet.
    using Target = std::function<QWidget*()>;

    FocusEntry(QWidget& page, Target target);

    /// What the page shows has changed: hands on what it still has.
    void update();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void handleFocus(const QWidget* before, QWidget* now);
    void takeLostKeys();
    void takeStrayKeys(const QWidget* from);
    void handOn();

    QWidget& m_page;
    Target m_target;
    bool m_hasHadKeys = false; ///< something within the page
};

/// The first control in the widget to which Tab would go, in the order of Tab; null if there is
/// none that can be used now.
[[nodiscard]] QWidget* firstControlIn(QWidget& widget);

/// Tab leads from the stop through the parts, one after the other, each in its own order.
void leadTab(QWidget& from, const std::vector<QWidget*>& parts);

/// What is made late comes last for Tab: here it comes behind the stop that is before the place.
void putInTabOrder(QWidget& place, QWidget& made);

} // namespace widgets
