// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace widgets {

class ListBody;

/// What comes and goes above the rows of a page must not move those that are held under the pointer
/// or by the keys: the rows are scrolled by as much as they moved. Rows that are not seen, or
/// not yet, hold nothing.
class StillRows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StillRows)

public:
    /// Both outlive it.
    StillRows(QWidget& page, ListBody& body);

    /// Does something that may move them.
    void keep(const std::function<void()>& change);
    /// Something above is about to change, and says afterwards whether it did: hasChanged().
    void noteBefore();
    /// Rows that change meanwhile keep their own place first; so this comes a little later.
    void hasChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Of the rows, in pixels of the page.
    [[nodiscard]] int top() const;
    void settle();
    void follow();

    QWidget& m_page;
    ListBody& m_body;
    int m_topBefore = 0;
    bool m_isToFollow = false;
    bool m_areSeen = false; ///< painted since they were shown
};

} // namespace widgets
