// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QPagedPaintDevice;
class QPrinter;

namespace console {

/// Paints pages, in whatever thread it is called; it owns what it paints. The number of pages, 0 if
/// nothing could be painted.
using PagePainter = std::function<int(QPagedPaintDevice&)>;

/// Prints something on a printer that the user chooses, off the event loop, and reports the outcome
/// in a sentence.
class PrintController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrintController)

public:
    explicit PrintController(QWidget& window);

    /// Asks on what, then prints. The name is the job's, as the printer's queue shows it.
    void print(const QString& name, const PagePainter& painter);
    /// On this one; also into a file, where it is set to one.
    void printOn(std::shared_ptr<QPrinter> printer, const PagePainter& painter);

Q_SIGNALS:
    void statusMessage(const QString& text);
    /// Everything that was to be painted is; 0 pages: nothing could be.
    void printed(int pages);

private:
    void report(const QPrinter& printer, int pages);

    QWidget& m_window;
};

} // namespace console
