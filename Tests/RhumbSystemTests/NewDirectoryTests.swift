import Glibc
import Testing

@testable import RhumbSystem

@Suite struct NewDirectoryTests {
  /// A folder of its own for a test, taken away afterwards.
  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    let folder = FilePath("/tmp/rhumb-new-directory-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    let outer = try NewDirectory(folder)
    try body(outer.temporary)
  }

  private func names(in folder: FilePath) throws -> [String] {
    try DiskFileSystem().list(folder).map { String(decoding: $0.name, as: UTF8.self) }
  }

  @Test("is there with all its files after the commit")
  func commits() throws {
    try inFolder { folder in
      let directory = try NewDirectory(folder.appending("new"))
      try directory.write([1], at: FilePath("a"))
      try directory.write([2], at: FilePath("b/c/d"))
      #expect(try !names(in: folder).contains("new"))
      try directory.commit()
      #expect(try names(in: folder) == ["new"])
      #expect(try DiskFileSystem().read(folder.appending("new/b/c/d"), limit: 9) == [2])
    }
  }

  @Test("leaves nothing behind without a commit")
  func abandons() throws {
    try inFolder { folder in
      do {
        let directory = try NewDirectory(folder.appending("new"))
        try directory.write([1], at: FilePath("a/b/c"))
      }
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test("refuses a name that is taken, by whatever")
  func refuses() throws {
    try inFolder { folder in
      try OutputDirectory(root: folder).write([1], at: FilePath("file"))
      try OutputDirectory(root: folder).write([1], at: FilePath("folder/file"))
      // Safety: both texts are NUL-terminated for the call.
      let linked = unsafe symlink("nowhere", folder.appending("link").text)
      #expect(linked == 0)
      for name in ["file", "folder", "link"] {
        #expect(throws: SystemError.self) { try NewDirectory(folder.appending(name)) }
      }
      #expect(try names(in: folder) == ["file", "folder", "link"])
    }
  }

  @Test("refuses a name that was taken meanwhile")
  func refusesLate() throws {
    try inFolder { folder in
      do {
        let directory = try NewDirectory(folder.appending("new"))
        try directory.write([1], at: FilePath("a"))
        try OutputDirectory(root: folder).write([2], at: FilePath("new/theirs"))
        #expect(throws: SystemError.self) { try directory.commit() }
      }
      #expect(try names(in: folder) == ["new"])
      #expect(try names(in: folder.appending("new")) == ["theirs"])
    }
  }

  @Test("refuses a place that isn't there")
  func refusesPlace() throws {
    try inFolder { folder in
      #expect(throws: SystemError.self) { try NewDirectory(folder.appending("nowhere/new")) }
    }
  }
}
