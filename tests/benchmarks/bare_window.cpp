// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a program with a window and a table does: what starting the console is compared
// with.
#include <QApplication>
#include <QMainWindow>
#include <QTableView>

#include <cstdio>

namespace {

class PaintedTable final : public QTableView {
public:
    using QTableView::QTableView;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTableView::paintEvent(event);
        QMetaObject::invokeMethod(
            this,
            [] {
                std::puts("window painted");
                std::fflush(stdout);
            },
            Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new PaintedTable);
    window.resize(1180, 780);
    window.show();
    return QApplication::exec();
}
