// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTabBar;

namespace console {

/// Tells clicks with the middle button on the tabs of a bar. Owned by the bar.
class MiddleClick final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MiddleClick)

public:
    explicit MiddleClick(QTabBar& bar);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void clicked(int tab);

private:
    QTabBar& m_bar;
};

} // namespace console
